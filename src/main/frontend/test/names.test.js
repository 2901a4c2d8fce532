import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fullName, joinNames, reordered } from '../src/names.js';

test('puts the family name first and without a space for Chinese names', () => {
  assert.equal(fullName('宇', '陈'), '陈宇');
  assert.equal(fullName('娜 ', '欧阳'), '欧阳娜');
  assert.equal(reordered('宇 陈'), '陈宇');
});

test('leaves other names in their order', () => {
  assert.equal(fullName('Jane', 'Doe'), 'Jane Doe');
  assert.equal(fullName('Jane', null), 'Jane');
  assert.equal(reordered('Jane van Dyke'), 'Jane van Dyke');
});

test('leaves the names that are none', () => {
  assert.equal(reordered(undefined), undefined);
  assert.equal(reordered('陈宇'), '陈宇');
  assert.equal(reordered('陈宇 '), '陈宇');
});

test('joins the names of one person, of a list and of those a task list embeds', () => {
  const joined = { id: 'chenyu', firstName: '陈宇', lastName: ' ' };
  const person = () => ({ id: 'chenyu', firstName: '宇', lastName: '陈' });
  assert.deepEqual(joinNames(person()), joined);
  assert.deepEqual(joinNames([person()]), [joined]);
  assert.deepEqual(joinNames({ count: 1, _embedded: { assignee: [person()] } }), { count: 1, _embedded: { assignee: [joined] } });
});

test('joins names once', () => {
  const once = joinNames({ firstName: 'Jane', lastName: 'Doe' });
  assert.deepEqual(joinNames({ ...once }), once);
});

test('leaves every other answer as it is', () => {
  for (const answer of [undefined, null, 'text', { count: 3 }, [{ id: 'task' }], { firstName: 'Jane', lastName: null }]) {
    assert.deepEqual(joinNames(answer), answer);
  }
});
