import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FilterCounts } from '../../src/workplace/filter-counts.js';

/** A server whose answers are given one by one. */
function server() {
  const waiting = [];
  const shown = [];
  const counts = new FilterCounts(() => new Promise((resolve, reject) => waiting.push({ resolve, reject })), (found) => shown.push(found));
  return { counts, waiting, shown };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const list = (...assignees) => ({ count: assignees.length, _embedded: { task: assignees.map((assignee, id) => ({ id: String(id), assignee })) } });

test('many changes at once lead to one request more', async () => {
  const { counts, waiting, shown } = server();
  counts.recount();
  counts.recount();
  counts.recount();
  assert.equal(waiting.length, 1);
  waiting[0].resolve({ mine: 1 });
  await settled();
  assert.equal(waiting.length, 2);
  waiting[1].resolve({ mine: 2 });
  await settled();
  assert.equal(waiting.length, 2);
  assert.deepEqual(shown, [{ mine: 1 }, { mine: 2 }]);
});

test('after a failure the numbers stay and can be asked for again', async () => {
  const { counts, waiting, shown } = server();
  counts.recount();
  waiting[0].reject(new Error('no connection'));
  await settled();
  counts.recount();
  assert.equal(waiting.length, 2);
  assert.deepEqual(shown, []);
});

test('a list that is another than before is a reason to count', () => {
  const { counts, waiting } = server();
  counts.listed('claimable', list(null, null));
  counts.listed('claimable', list(null, null));
  counts.listed('mine', list('lina'));
  counts.listed('claimable', list(null));
  assert.equal(waiting.length, 0);
  counts.listed('claimable', list('lina'));
  assert.equal(waiting.length, 1);
});

test('a list without tasks is one as well', () => {
  const { counts, waiting } = server();
  counts.listed('mine', list('lina'));
  counts.listed('mine', { count: 0 });
  assert.equal(waiting.length, 1);
});
