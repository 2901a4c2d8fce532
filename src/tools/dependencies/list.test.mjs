import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions, components, report, stale } from './list.mjs';

const known = components({ components: [{ group: 'a.b', name: 'c', version: '1.10.0' }, { group: 'd', name: 'e', version: '2.0.1.RELEASE' }] });

test('compares versions by their numbers', () => {
  assert.ok(compareVersions('1.9.3', '1.10.0') < 0);
  assert.ok(compareVersions('10.1.62', '10.1.7') > 0);
  assert.equal(compareVersions('3.1.7.RELEASE', '3.1.7'), 0);
  assert.ok(compareVersions('2.21', '2.21.1') < 0);
});

test('an entry about what is in the package is no problem', () => {
  assert.deepEqual(stale([{ id: 'x', component: 'a.b:c', upTo: '1.10.0' }, { id: 'y', component: 'd:e', upTo: '2.1' }], known), []);
});

test('an entry about a library that is gone, or newer by now, is told', () => {
  assert.deepEqual(stale([{ id: 'x', component: 'a.b:gone', upTo: '1' }, { id: 'y', component: 'a.b:c', upTo: '1.9.9' }], known),
    ['x: a.b:gone is not in the package', 'y: a.b:c is 1.10.0, the entry speaks of 1.9.9 and older']);
});

test('the report names every library and every open point with its version', () => {
  const text = report([{ id: 'CVE-1', component: 'a.b:c', upTo: '2', what: 'w', why: 'y' }], known);
  assert.match(text, /^# 2 libraries in the package, 1 open points\n/);
  assert.match(text, /\| CVE-1 \| a\.b:c 1\.10\.0 \| w \| y \|/);
  assert.match(text, /\| d:e \| 2\.0\.1\.RELEASE \|/);
});
