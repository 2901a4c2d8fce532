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
  assert.equal(sorting.missingAt('/', { task: '7' }), DUE);
  assert.equal(sorting.missingAt('', {}), DUE);
});

test('the order a person chose stays, also after the page is opened anew', () => {
  const kept = storage();
  assert.equal(new Sorting(kept).missingAt('/', { sorting: NEWEST }), undefined);
  assert.equal(new Sorting(kept).missingAt('/', {}), NEWEST);
});

test('pages other than the list have no order', () => {
  const sorting = new Sorting(storage());
  assert.equal(sorting.missingAt('/done', {}), undefined);
  sorting.missingAt('/done', { sorting: NEWEST });
  assert.equal(sorting.missingAt('/', {}), DUE);
});

test('a browser that keeps nothing is no hindrance', () => {
  const refuse = () => { throw new Error('no storage'); };
  const sorting = new Sorting({ getItem: refuse, setItem: refuse });
  assert.equal(sorting.missingAt('/', { sorting: NEWEST }), undefined);
  assert.equal(sorting.missingAt('/', {}), DUE);
});
