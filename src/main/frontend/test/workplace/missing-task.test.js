import assert from 'node:assert/strict';
import { test } from 'node:test';

import { RequestFailure } from '../../src/engine.js';
import { missingWords, readMissing } from '../../src/workplace/missing-task.js';

const STEP = { kind: 'STEP', taskId: '7', stepName: '审核实施方案', userId: 'zhouqiang', userName: '周强' };
const done = { ...STEP, state: 'DONE', endedAt: '2024-11-20T01:30:00Z' };

test('says who has done a task, and when', () => {
  assert.deepEqual(missingWords(done, 'lina'),
    { title: '“审核实施方案”已办理完毕', text: '周强已于 2024年11月20日 09:30 办理完毕，您不需要再办理。' });
  assert.match(missingWords(done, 'zhouqiang').text, /^您已于 /);
  assert.match(missingWords({ ...done, actingFor: '李娜' }, 'zhouqiang').text, /^周强（代李娜）已于 /);
});

test('says who has a task that is open', () => {
  assert.equal(missingWords({ ...STEP, state: 'OPEN' }, 'lina').text, '正由周强办理。');
  const unclaimed = { ...STEP, state: 'OPEN', userId: null, userName: null, candidates: ['信息中心', '财务部门'] };
  assert.deepEqual(missingWords(unclaimed, 'lina'), { title: '“审核实施方案”不由您办理', text: '待信息中心、财务部门认领。' });
});

test('says what became of a task nobody will do', () => {
  assert.equal(missingWords({ ...STEP, state: 'CANCELLED', cancelledBy: '项目已终止' }, 'lina').text, '项目已终止，这项任务不需要再办理。');
  assert.match(missingWords({ ...STEP, state: 'CANCELLED' }, 'lina').text, /^流程已转到其他步骤/);
  assert.match(missingWords({ ...done, state: 'WITHDRAWN' }, 'lina').text, /后来又撤回重办/);
});

test('tells nothing of a project one has no part in', () => {
  assert.deepEqual(missingWords(undefined, 'lina'), { title: '这项任务不能打开', text: '可能已由他人办理完毕，或者您无权办理。' });
});

/** A server that answers by path; a number is a refusal. */
const server = (answers) => ({
  url: (path) => path,
  ownUrl: (path) => path,
  async get(path) {
    const answer = answers[path];
    if (typeof answer === 'number') {
      throw new RequestFailure(answer, {});
    }
    return answer;
  },
});

test('reads about a task from the course of its project', async () => {
  const answers = { 'task/7': 404, 'tasks/7/actions': { projectCode: 'XM-2026-0001' }, 'projects/XM-2026-0001/course': { entries: [{ taskId: '6' }, done] } };
  assert.deepEqual(await readMissing(server(answers), '7'), { readable: false, code: 'XM-2026-0001', entry: done });
  assert.deepEqual(await readMissing(server({ ...answers, 'tasks/7/actions': 404 }), '7'), { readable: false });
  assert.deepEqual(await readMissing(server({ ...answers, 'task/7': { id: '7' } }), '7'), { readable: true });
});

test('takes a server in trouble for no answer', async () => {
  await assert.rejects(readMissing(server({ 'task/7': 503 }), '7'), { status: 503 });
  await assert.rejects(readMissing(server({ 'task/7': 404, 'tasks/7/actions': 0 }), '7'), { status: 0 });
});
