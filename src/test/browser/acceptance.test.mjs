import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bringTo, startProject } from './lifecycle.mjs';
import { ask, launchBrowser, send, taskLink, taskOf } from './tasklist.mjs';
import { as, FILTERS, inOrder } from './workplace.mjs';

const PROVINCIAL_COMPANY = 'fenggang';
const LEADING_GROUP = 'zhouqiang';
const FINAL_ACCEPTANCE = 'UserTask_AcceptFinally';
const REWORK = 'UserTask_ImproveAfterFinal';
const STEP = '组织终验';
const CRITERIA = ['Field_Criterion1', 'Field_Criterion2', 'Field_Criterion3', 'Field_Criterion4'];
const FINDING = '并发 200 用户时响应 4.2 秒，未达到考核指标 2 秒。';
const ANSWER = '增加索引和缓存，复测平均响应 1.4 秒。';

// Unique, so that the test can be run again and again against the same server.
const projectName = `统建验收测试 ${Date.now()}`;
let browser;
let code;

before(async () => {
  browser = await launchBrowser();
  code = await startProject('chenyu', { projectName, buildType: 'UNIFIED_BUILD' });
  await bringTo(code, FINAL_ACCEPTANCE);
}, { timeout: 180_000 });

after(() => browser?.close());

const reviews = async () => (await send(PROVINCIAL_COMPANY, 'GET', `/api/projects/${code}/reviews`))
  .filter(({ stepId }) => stepId === FINAL_ACCEPTANCE).map(({ userId, verdict }) => [userId, verdict]);

/** The leading group, which accepts self-built projects, neither finds the task nor can open or complete it. */
const leadingGroupCannot = async () => {
  const taskId = await taskOf(PROVINCIAL_COMPANY, code, FINAL_ACCEPTANCE);
  await as(browser, LEADING_GROUP, async (workplace) => {
    await workplace.search(FILTERS.claimable, projectName);
    await workplace.emptyList.waitFor();
    await workplace.visit(taskLink(taskId));
    await workplace.missingTask.getByText(`“${STEP}”不由您办理`).waitFor();
    await workplace.missingTask.getByText('待省局(公司)认领。').waitFor();
    assert.equal(await workplace.form.count(), 0);
    workplace.forgiveStatus(403);
    workplace.forgiveStatus(404);
  });
  const variables = Object.fromEntries([1, 2, 3, 4].map((number) => [`criterion${number}`, { value: true }]));
  for (const [action, body] of [['claim', { userId: LEADING_GROUP }], ['submit-form', { variables }]]) {
    const answer = await ask(LEADING_GROUP, `/engine-rest/task/${taskId}/${action}`,
      { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
    assert.ok([400, 403, 404].includes(answer.status), `${action}: ${answer.status}`);
  }
  assert.deepEqual(await reviews(), []);
};

/** A criterion that is not met needs a finding; with it the acceptance fails. */
const acceptanceFails = () => as(browser, PROVINCIAL_COMPANY, async (workplace) => {
  await workplace.openFromList(FILTERS.claimable, projectName, STEP);
  await workplace.claim();
  for (const criterion of CRITERIA) {
    await workplace.choose(criterion, ['Field_Criterion1', 'Field_Criterion3'].includes(criterion) ? '否' : '是');
  }
  await workplace.select('Field_FindingsCriterion', '3. 实现验收考核的技术和安全指标', 0);
  await workplace.complete();
  await workplace.expectRefusal('需要更正');
  assert.match(await workplace.error('Field_FindingsDescription', 0).innerText(), /必填项/);

  await workplace.input('Field_FindingsDescription', 0).fill(FINDING);
  await workplace.complete();
  await workplace.expectRefusal('验收标准 1“已达到申请时提出的目标和性能指标，实现全部功能”为“否”，应在问题清单中写明不足之处');
  assert.equal(await workplace.input('Field_FindingsDescription', 0).inputValue(), FINDING);

  await workplace.choose('Field_Criterion1', '是');
  await workplace.finish();
  assert.deepEqual(await reviews(), [[PROVINCIAL_COMPANY, 'FAILED']]);
});

/** Who improves the project is told what was found, on the card, above the form and in it. */
const rework = async () => {
  await taskOf('zhangwei', code, REWORK);
  await as(browser, 'zhangwei', async (workplace) => {
    const card = await workplace.card(FILTERS.claimable, projectName, '终验后升级完善');
    await card.getByText('退回').waitFor();
    await workplace.openFromList(FILTERS.claimable, projectName, '终验后升级完善');
    assert.match(await workplace.banners.first().innerText(), /冯刚.*退回/s);
    await workplace.claim();
    assert.equal(await workplace.input('Field_FindingAnswersDescription', 0).inputValue(), FINDING);
    await workplace.choose('Field_FindingAnswersResolution', '已解决', 0);
    await workplace.input('Field_FindingAnswersExplanation', 0).fill(ANSWER);
    await workplace.finish();
  });
};

/** The provincial company sees the answer and accepts; then the project only waits for its archive. */
const acceptancePasses = async () => {
  await taskOf(PROVINCIAL_COMPANY, code, FINAL_ACCEPTANCE);
  await as(browser, PROVINCIAL_COMPANY, async (workplace) => {
    await workplace.openFromList(FILTERS.claimable, projectName, STEP);
    await workplace.form.getByText(ANSWER).waitFor();
    await workplace.claim();
    for (const criterion of CRITERIA) {
      await workplace.choose(criterion, '是');
    }
    await workplace.finish();
    assert.deepEqual(await reviews(), [[PROVINCIAL_COMPANY, 'FAILED'], [PROVINCIAL_COMPANY, 'PASSED']]);

    await workplace.goTo('我的已办');
    await workplace.row(code).first().getByText(/通过/).waitFor();
    await workplace.visitProject(code);
    const [failed, passed] = [workplace.entries(STEP).nth(0), workplace.entries(STEP).nth(1)];
    await failed.locator('.itp-opinion').getByText(FINDING).waitFor();
    assert.match(await failed.getAttribute('class'), /itp-tone-negative/);
    assert.match(await passed.getAttribute('class'), /itp-tone-positive/);
    assert.match(await passed.innerText(), /冯刚/);
  });
};

test('the provincial company accepts a unified-build project', { timeout: 300_000 }, (t) => inOrder(t, {
  'the leading group cannot': leadingGroupCannot,
  'an unmet criterion fails it': acceptanceFails,
  'the findings reach those who improve it': rework,
  'all criteria met pass it': acceptancePasses,
}));
