import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Cards } from '../../src/workplace/cards.js';

test('the cards of a list are one request, and are known when the list is drawn again', async () => {
  const requests = [];
  const cards = new Cards(async (ids) => {
    requests.push(ids);
    return ids.map((taskId) => ({ taskId, reminders: requests.length }));
  });
  assert.equal(cards.known('1'), undefined);
  await Promise.all(['1', '2'].map((id) => cards.get(id)));
  assert.deepEqual(requests, [['1', '2']]);
  assert.equal(cards.known('1').reminders, 1);
  assert.equal((await cards.get('1')).reminders, 2);
  assert.equal(cards.known('1').reminders, 2);
});

test('a task that is gone has no card any more', async () => {
  let answer = [{ taskId: '1' }];
  const cards = new Cards(async () => answer);
  await cards.get('1');
  answer = [];
  assert.equal(await cards.get('1'), undefined);
  assert.equal(cards.known('1'), undefined);
});

test('only so many cards are kept', async () => {
  const cards = new Cards(async (ids) => ids.map((taskId) => ({ taskId })));
  await Promise.all(Array.from({ length: 501 }, (_, number) => cards.get(String(number))));
  assert.equal(cards.known('0'), undefined);
  assert.ok(cards.known('1'));
});
