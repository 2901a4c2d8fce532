import assert from 'node:assert/strict';
import { test } from 'node:test';

import { countedFilters, isCopied, opinions, outline, personOf, toneOf } from '../../src/workplace/course.js';

const step = (stepName, changes) => ({ kind: 'STEP', state: 'DONE', phaseName: '需求论证与立项', stepName, ...changes });
const names = (entries) => entries.map(({ stepName }) => stepName);

test('the course is told by phase, what is open comes last', () => {
  const { phases, open } = outline([
    step('a'), step('b', { state: 'OPEN' }), step('c', { phaseName: '调研与方案' }), step('d', { phaseName: '调研与方案' }), step('e'),
  ]);
  assert.deepEqual(phases.map(({ name, entries }) => [name, names(entries)]),
    [['需求论证与立项', ['a']], ['调研与方案', ['c', 'd']], ['需求论证与立项', ['e']]]);
  assert.deepEqual(names(open), ['b']);
});

test('what belongs to no phase stays where it happened', () => {
  const { phases } = outline([step('a'), { kind: 'EVENT', stepName: 'remark' }, step('b')]);
  assert.deepEqual(phases.map(({ entries }) => names(entries)), [['a', 'remark', 'b']]);
});

test('filters say what they would leave', () => {
  const entries = [step('a'), step('b', { negative: true }), step('c', { negative: true, late: true }),
    step('d', { negative: true, state: 'WITHDRAWN' })];
  assert.deepEqual(countedFilters(entries).map(({ label, count }) => [label, count]), [['全部', 4], ['退回', 2], ['超期', 1]]);
});

test('a rejection stands out unless it was taken back', () => {
  assert.equal(toneOf(step('a', { verdict: 'REJECTED', negative: true })), 'negative');
  assert.equal(toneOf(step('a', { verdict: 'REJECTED', negative: true, state: 'WITHDRAWN' })), 'void');
  assert.equal(toneOf(step('a', { verdict: 'APPROVED' })), 'positive');
  assert.equal(toneOf(step('a', { state: 'OPEN' })), 'open');
  assert.equal(toneOf(step('a')), 'plain');
  assert.equal(toneOf({ kind: 'TERMINATED' }), 'negative');
});

test('a deputy is named with the person he stands in for', () => {
  assert.equal(personOf({ userName: '李娜', actingFor: '张伟' }), '李娜（代张伟）');
  assert.equal(personOf({ userId: 'lina' }), 'lina');
  assert.equal(personOf({}), '');
});

test('opinions are the steps with a verdict', () => {
  assert.deepEqual(names(opinions([step('a'), step('b', { verdictLabel: '同意' })])), ['b']);
});

test('a project is copied as soon as one step was', () => {
  assert.equal(isCopied([{ events: [] }, { kind: 'START' }]), false);
  assert.equal(isCopied([{ events: [] }, { events: [{ kind: 'REMINDED' }, { kind: 'COPIED' }] }]), true);
});
