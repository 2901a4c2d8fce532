import assert from 'node:assert/strict';
import { test } from 'node:test';

import { paperOf, phaseOfTask, phasesOf } from '../../src/workplace/print.js';

const entries = [
  { kind: 'START', taskId: null, state: 'DONE', phaseName: '立项', data: [{ label: '项目名称', text: '平台' }] },
  { kind: 'STEP', taskId: '1', state: 'DONE', phaseName: '立项', verdictLabel: '同意', data: [{ label: '文档齐全', text: '是' }] },
  { kind: 'STEP', taskId: '2', state: 'WITHDRAWN', phaseName: '立项', verdictLabel: '不同意', data: [{ label: '文档齐全', text: '否' }] },
  { kind: 'STEP', taskId: '3', state: 'DONE', phaseName: '方案', data: [] },
  { kind: 'STEP', taskId: '4', state: 'OPEN', phaseName: '方案' },
];
const documents = [
  { id: 'b', phaseName: '立项', createdAt: '2026-11-02T00:00:00Z' },
  { id: 'a', phaseName: '立项', createdAt: '2026-11-01T00:00:00Z' },
  { id: 'c', phaseName: '方案', createdAt: '2026-11-03T00:00:00Z' },
];

test('the paper tells all there was, what was taken back too', () => {
  const paper = paperOf(entries, documents, '');
  assert.deepEqual(paper.filledIn.map(({ taskId }) => taskId), [null, '1']);
  assert.deepEqual(paper.opinions.map(({ taskId }) => taskId), ['1', '2']);
  assert.deepEqual(paper.open.map(({ taskId }) => taskId), ['4']);
  assert.deepEqual(paper.documents.map(({ id }) => id), ['a', 'b', 'c']);
});

test('the paper of a phase has nothing of the others', () => {
  const paper = paperOf(entries, documents, '方案');
  assert.deepEqual([paper.filledIn, paper.opinions].map(({ length }) => length), [0, 0]);
  assert.deepEqual(paper.documents.map(({ id }) => id), ['c']);
});

test('a task leads to its phase', () => {
  assert.deepEqual(phasesOf(entries), ['立项', '方案']);
  assert.equal(phaseOfTask(entries, '4'), '方案');
  assert.equal(phaseOfTask(entries, 'other'), '');
  assert.equal(phaseOfTask(entries, null), '');
});
