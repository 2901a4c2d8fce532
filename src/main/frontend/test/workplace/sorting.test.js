import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Sorting } from '../../src/workplace/sorting.js';

const DUE = '[{"sortBy":"dueDate","sortOrder":"asc"}]';
const NEWEST = '[{"sortBy":"created","sortOrder":"desc"}]';

function storage(kept = {}) {
  return { getItem: (key) => kept[key] ?? null, setItem: (key, value) => { kept[key] = value; } };
}

test('who chose no order is shown what is due first', () => {
  const sorting = new Sorting(storage());
  assert.deepEqual(sorting.missingAt('/', { task: '7' }), { sorting: DUE });
  assert.deepEqual(sorting.missingAt('', {}), { sorting: DUE });
});

test('the order a person chose stays, also after the page is opened anew', () => {
  const kept = storage();
  assert.deepEqual(new Sorting(kept).missingAt('/', { sorting: NEWEST }), {});
  assert.deepEqual(new Sorting(kept).missingAt('/', {}), { sorting: NEWEST });
});

test('pages other than the list have no order', () => {
  const sorting = new Sorting(storage());
  assert.deepEqual(sorting.missingAt('/done', {}), {});
  sorting.missingAt('/done', { sorting: NEWEST });
  assert.deepEqual(sorting.missingAt('/', {}), { sorting: DUE });
});

test('a browser that keeps nothing is no hindrance', () => {
  const refuse = () => { throw new Error('no storage'); };
  const sorting = new Sorting({ getItem: refuse, setItem: refuse });
  assert.deepEqual(sorting.missingAt('/', { sorting: NEWEST }), {});
  assert.deepEqual(sorting.missingAt('/', {}), { sorting: DUE });
});
