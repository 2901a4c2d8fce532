import assert from 'node:assert/strict';
import { test } from 'node:test';

import { KnownAddress } from '../../src/workplace/known-address.js';

test('what Tasklist changes itself is no news, what else changes is', () => {
  const known = new KnownAddress('/?sorting=1');
  known.changed('/?sorting=1', '/?sorting=1&filter=7');
  assert.equal(known.isNews('/?filter=7&sorting=1'), false);
  assert.equal(known.isNews('/?filter=7&sorting=1&task=8'), true);
  assert.equal(known.isNews('/?filter=7'), true);
  known.learn('/?filter=7&sorting=1&task=8');
  assert.equal(known.isNews('/?filter=7&sorting=1&task=8'), false);
});

test('a link to a task is news also when Tasklist takes a part of it away before it is told', () => {
  const known = new KnownAddress('/?filter=7');
  known.changed('/?forceDisplayTask=true&task=8', '/?task=8');
  assert.equal(known.isNews('/?task=8'), true);
});

test('a link to a task is news also when Tasklist chooses its filter at the same moment', () => {
  const known = new KnownAddress('/');
  known.changed('/?task=8', '/?task=8&filter=7');
  assert.equal(known.isNews('/?task=8&filter=7'), true);
});

test('a change that was taken back leaves the next one noticed', () => {
  const known = new KnownAddress('/');
  known.changed('/', '/?processStart');
  known.changed('/?processStart', '/');
  assert.equal(known.isNews('/'), false);
  assert.equal(known.isNews('/?task=8'), true);
});
