import assert from 'node:assert/strict';
import { test } from 'node:test';

import { byPhase, countDocuments, matching } from '../../src/workplace/documents.js';

const version = (changes) => ({
  variable: 'feasibilityReport', title: '可行性分析报告', scope: '', scopeName: '', version: 1, fileName: 'a.docx', authorName: '张伟',
  createdAt: '2026-11-01T01:00:00Z', processKey: 'it-project-approval', stepId: 'UserTask_AnalyseFeasibility', stepName: '分析可行性',
  clause: 'JS-03', phaseName: '需求论证与立项', ...changes,
});
const requirement = version({ variable: 'projectRequirement', title: '项目建设需求', fileName: '需求.docx', authorName: '陈宇',
  createdAt: '2026-10-31T01:00:00Z', stepId: 'StartEvent', stepName: '提出需求', clause: 'JS-01' });
const second = version({ version: 2, fileName: 'b.docx', createdAt: '2026-11-05T01:00:00Z', authorName: '赵磊' });

test('documents stand under their phase and step in the order of the course, the newest version first', () => {
  const outline = byPhase([second, version(), requirement]).map(({ name, steps }) => [name,
    steps.map((step) => [step.no, step.name, step.dossiers.map(({ title, newest, older }) => [title, newest.version, older.map((old) => old.version)])])]);
  assert.deepEqual(outline, [['需求论证与立项', [
    ['JS-01', '提出需求', [['项目建设需求', 1, []]]],
    ['JS-03', '分析可行性', [['可行性分析报告', 2, [1]]]],
  ]]]);
});

test('a document that a later step revises stays where it was delivered first', () => {
  const revised = version({ version: 2, stepId: 'UserTask_Revise', stepName: '修改', createdAt: '2026-11-06T01:00:00Z', phaseName: '采购与合同' });
  const phases = byPhase([version(), revised]);
  assert.deepEqual(phases.map(({ name }) => name), ['需求论证与立项']);
  assert.equal(phases[0].steps[0].dossiers[0].newest.stepName, '修改');
});

test('units have documents of their own', () => {
  const east = version({ scope: 'dept-east', scopeName: '城东县局(分公司)' });
  const west = version({ scope: 'dept-west', scopeName: '城西县局(分公司)' });
  assert.deepEqual(byPhase([east, west])[0].steps[0].dossiers.map(({ scopeName }) => scopeName), ['城东县局(分公司)', '城西县局(分公司)']);
  assert.equal(countDocuments([east, west, version({ scope: 'dept-west', version: 2 })]), 2);
});

test('what is in no phase is not lost', () => {
  assert.equal(byPhase([version({ phaseName: null })])[0].name, '其他');
});

test('any version leads to its document with all versions', () => {
  const all = [requirement, version(), second];
  assert.deepEqual(matching(all, '赵磊').map(({ fileName }) => fileName), ['a.docx', 'b.docx']);
  assert.deepEqual(matching(all, 'js-01 陈').map(({ fileName }) => fileName), ['需求.docx']);
  assert.deepEqual(matching(all, '陈 a.docx'), []);
  assert.deepEqual(matching(all, '  '), all);
});
