import assert from 'node:assert/strict';
import { test } from 'node:test';

import { listAddress, listOfTask, taskAddress, visited } from '../src/workplace/list-address.js';

test('the way back leads to the list as it was left', () => {
  assert.equal(listAddress(), '#/');
  visited('#/?filter=7&task=8');
  visited('#/done');
  visited('#/project/XM-2026-0001');
  assert.equal(listAddress(), '#/?filter=7&task=8');
});

test('a task is opened beside the list as it was left', () => {
  visited('#/?filter=7&sorting=%5B%5D&task=8&detailsTab=course');
  assert.equal(taskAddress('9'), '/?filter=7&sorting=%5B%5D&task=9');
  visited('#/');
  assert.equal(taskAddress('9'), '/?task=9');
});

test('the address of a task leaves the list as it is', () => {
  visited('#/?filter=7&page=2&sorting=%5B%5D&task=8&detailsTab=course');
  assert.deepEqual(listOfTask('/', { task: '9' }), { filter: '7', page: '2' });
  assert.deepEqual(listOfTask('/', { task: '9', filter: '6' }), {});
  assert.deepEqual(listOfTask('/', {}), {});
  assert.deepEqual(listOfTask('/done', { task: '9' }), {});
  visited('#/?sorting=%5B%5D');
  assert.deepEqual(listOfTask('/', { task: '9' }), {});
});
