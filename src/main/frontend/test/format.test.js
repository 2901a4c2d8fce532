import assert from 'node:assert/strict';
import { test } from 'node:test';

import { formatSize, formatTime } from '../src/format.js';

test('sizes are read at a glance', () => {
  assert.deepEqual([0, 1, 1023, 1024, 1536, 25 * 1024 ** 2].map(formatSize), ['0 B', '1 B', '1023 B', '1 KB', '1.5 KB', '25 MB']);
});

test('times are local', () => {
  assert.equal(formatTime(new Date(2026, 10, 21, 8, 5).toISOString()), '2026-11-21 08:05');
  assert.equal(formatTime('unknown'), '');
});
