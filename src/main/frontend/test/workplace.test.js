import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fits, lengthOf, missing } from '../src/workplace/actions/texts.js';
import { today } from '../src/workplace/dates.js';
import { reordered } from '../src/workplace/order.js';
import { pageCount } from '../src/workplace/pages.js';
import { isAt, openTask } from '../src/workplace/route.js';
import { stepsInWords } from '../src/workplace/steps.js';
import { searchQuery } from '../src/workplace/task-query.js';

test('a task is open at the address of the list only', () => {
  assert.equal(openTask('/?filter=7&task=8'), '8');
  assert.equal(openTask('?task=8'), '8');
  assert.equal(openTask('/?filter=7'), undefined);
  assert.equal(openTask('/?task='), undefined);
  assert.equal(openTask('/done?task=8'), undefined);
});

test('a page is recognised whatever follows its path', () => {
  assert.ok(isAt('/done?page=2', '/done'));
  assert.ok(isAt('/done/', '/done'));
  assert.ok(isAt('/?task=8', '/'));
  assert.ok(!isAt('/done', '/'));
  assert.ok(!isAt('/doneness', '/done'));
});

test('a search looks at step, code and name of the project, an empty one at nothing', () => {
  const [query] = searchQuery(' 烟叶 ').orQueries;
  assert.equal(query.nameLike, '%烟叶%');
  assert.equal(query.processInstanceBusinessKeyLike, '%烟叶%');
  assert.deepEqual(query.processVariables, [{ name: 'projectName', operator: 'like', value: '%烟叶%' }]);
  assert.equal(searchQuery('  ').orQueries, undefined);
});

test('an item moves by its place, and not beyond the ends', () => {
  const items = ['a', 'b', 'c'];
  assert.deepEqual(reordered(items, 0, 1), ['b', 'a', 'c']);
  assert.deepEqual(reordered(items, 2, -1), ['a', 'c', 'b']);
  assert.deepEqual(reordered(items, 0, -1), items);
  assert.deepEqual(reordered(items, 2, 1), items);
});

test('an empty list has one page, a full page no second one', () => {
  assert.deepEqual([0, 1, 20, 21, 47].map((total) => pageCount(total, 20)), [1, 1, 1, 2, 3]);
});

test('today is the date in Shanghai', () => {
  assert.equal(today(new Date('2026-11-21T15:59:59Z')), '2026-11-21');
  assert.equal(today(new Date('2026-11-21T16:00:00Z')), '2026-11-22');
});

test('what is missing is told field by field', () => {
  assert.deepEqual(missing([
    { field: 'userId', present: true, message: '请选择转办给的人员。' },
    { field: 'reason', present: '', message: '请填写转办原因。' },
  ]), [{ field: 'reason', message: '请填写转办原因。' }]);
});

test('characters are counted as the server does', () => {
  assert.equal(lengthOf('𠮷田同意'), 4);
  assert.deepEqual(missing([fits('message', '留言', ' 𠮷𠮷 ', 2), fits('reason', '原因', '同意了', 2)]),
    [{ field: 'reason', message: '“原因”有 3 个字，最多 2 个字。' }]);
});

test('what a project waits for is told with its handlers', () => {
  assert.equal(stepsInWords([{ stepName: '审核实施方案', handlers: ['周强'] }, { stepName: '编制预算', handlers: ['李娜', '孙丽'] }, { stepName: '归档', handlers: [] }]),
    '审核实施方案 周强；编制预算 李娜、孙丽；归档');
});
