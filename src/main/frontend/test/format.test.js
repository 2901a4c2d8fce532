import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { formatClock, formatDay, formatMoment, formatMoney, formatSize, formatTime } from '../src/format.js';

test('sizes are read at a glance', () => {
  assert.deepEqual([0, 1, 1023, 1024, 1536, 25 * 1024 ** 2].map(formatSize), ['0 B', '1 B', '1023 B', '1 KB', '1.5 KB', '25 MB']);
});

test('times are Chinese', () => {
  assert.equal(formatTime('2026-11-21T06:30:00.000Z'), '2026年11月21日 14:30');
  assert.equal(formatTime('2026-11-21T06:30:00.000+0000'), '2026年11月21日 14:30');
  assert.equal(formatTime('2026-12-31T16:05:00Z'), '2027年1月1日 00:05');
  assert.equal(formatDay('2026-12-31T16:05:00Z'), '2027年1月1日');
});

test('what is no time is not shown', () => {
  for (const none of ['unknown', null, undefined, '']) {
    assert.equal(formatTime(none), '');
    assert.equal(formatDay(none), '');
  }
});

test('times are those of China on a computer elsewhere', () => {
  const program = `import { formatTime } from '${new URL('../src/format.js', import.meta.url)}'; console.log(formatTime('2026-11-21T06:30:00Z'))`;
  const zones = ['America/New_York', 'Pacific/Auckland', 'UTC'];
  assert.deepEqual(
    zones.map((TZ) => execFileSync(process.execPath, ['--input-type=module', '-e', program], { env: { ...process.env, TZ } }).toString().trim()),
    zones.map(() => '2026年11月21日 14:30'));
});

test('amounts are in yuan', () => {
  assert.equal(formatMoney(1200000.5), '1,200,000.50 元');
  assert.equal(formatMoney(0), '0.00 元');
  assert.equal(formatMoney(null), '');
});

test('moments read as in a sentence', () => {
  const now = new Date('2026-12-31T06:00:00Z');
  assert.equal(formatMoment('2026-11-21T06:30:00Z', now), '11月21日 14:30');
  assert.equal(formatMoment(new Date('2026-01-01T00:05:00+08:00'), now), '1月1日 00:05');
  assert.equal(formatMoment('2025-01-02T06:30:00Z', now), '2025年1月2日 14:30');
  assert.equal(formatMoment('2026-12-31T16:05:00Z', now), '2027年1月1日 00:05');
});

test('a time of day is that of China', () => {
  assert.equal(formatClock('2026-11-21T06:30:59Z'), '14:30');
  assert.equal(formatClock('2026-11-21T17:05:00Z'), '01:05');
});
