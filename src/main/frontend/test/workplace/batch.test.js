import assert from 'node:assert/strict';
import { test } from 'node:test';

import { batched } from '../../src/workplace/batch.js';

function recording(answer = (keys) => new Map(keys.map((key) => [key, key.toUpperCase()]))) {
  const requests = [];
  return { requests, fetchAll: async (keys) => {
    requests.push(keys);
    return answer(keys);
  } };
}

test('what is asked for in one moment is one request', async () => {
  const { requests, fetchAll } = recording();
  const get = batched(fetchAll);
  assert.deepEqual(await Promise.all(['a', 'b', 'a'].map(get)), ['A', 'B', 'A']);
  assert.deepEqual(requests, [['a', 'b']]);
});

test('what is asked for later is fetched anew', async () => {
  const { requests, fetchAll } = recording();
  const get = batched(fetchAll);
  await get('a');
  await get('a');
  assert.deepEqual(requests, [['a'], ['a']]);
});

test('a request is no longer than allowed', async () => {
  const { requests, fetchAll } = recording();
  const get = batched(fetchAll, { size: 2 });
  assert.deepEqual(await Promise.all(['a', 'b', 'c'].map(get)), ['A', 'B', 'C']);
  assert.deepEqual(requests, [['a', 'b'], ['c']]);
});

test('what the answer leaves out is undefined', async () => {
  const { fetchAll } = recording(() => new Map());
  assert.equal(await batched(fetchAll)('a'), undefined);
});

test('a failure reaches everyone who asked', async () => {
  const { fetchAll } = recording(() => {
    throw new Error('down');
  });
  const get = batched(fetchAll);
  const answers = await Promise.allSettled(['a', 'b'].map(get));
  assert.deepEqual(answers.map(({ reason }) => reason.message), ['down', 'down']);
});
