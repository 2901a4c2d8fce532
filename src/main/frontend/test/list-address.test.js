import assert from 'node:assert/strict';
import { test } from 'node:test';

import { listAddress, visited } from '../src/workplace/list-address.js';

test('the way back leads to the list as it was left', () => {
  assert.equal(listAddress(), '#/');
  visited('#/?filter=7&task=8');
  visited('#/done');
  visited('#/project/XM-2026-0001');
  assert.equal(listAddress(), '#/?filter=7&task=8');
});
