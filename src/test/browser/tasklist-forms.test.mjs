import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { thisYear } from './dates.mjs';
import { fillRequirement } from './project-forms.mjs';
import { ask, launchBrowser, taskOf } from './tasklist.mjs';
import { as as asPerson } from './workplace.mjs';

// Unique, so that the test can be run again and again against the same server.
const projectName = `浏览器测试项目 ${Date.now()}`;
const requirement = '项目建设需求：缩短配送时间，降低配送成本。';
let browser;
let code;

before(async () => {
  browser = await launchBrowser();
});

after(() => browser?.close());

const as = (user, work) => asPerson(browser, user, work);

async function expectInView(locator) {
  const inView = await locator.evaluate((element) => new Promise((resolve) => {
    new IntersectionObserver(([entry]) => resolve(entry.isIntersecting)).observe(element);
  }));
  assert.ok(inView);
}

/** A requirement without its document is refused in Chinese, and is accepted with it. */
const startProject = () =>
  as('chenyu', async (tasklist) => {
    await tasklist.openStartForm('信息化项目建设管理流程');
    assert.match(await tasklist.page.locator('.itp-rule').innerText(), /目标和性能指标/);

    await tasklist.start();
    assert.match(await tasklist.refusal.innerText(), /需要更正/);
    assert.match(await tasklist.error('Field_ProjectName').innerText(), /必填项/);

    await fillRequirement(tasklist, { projectName });
    assert.deepEqual(tasklist.problems, []);
    await tasklist.start();
    await tasklist.refusal.getByText('项目建设需求').waitFor();
    assert.match(await tasklist.refusal.innerText(), /缺少应交文件/);
    assert.match(await tasklist.error('File_ProjectRequirement').innerText(), /缺少应交文件/);
    await tasklist.refusal.getByRole('button').click();
    await expectInView(tasklist.error('File_ProjectRequirement'));
    assert.equal(await tasklist.input('Field_ProjectName').inputValue(), projectName);
    tasklist.problems.length = 0; // the browser itself notes the refusal

    await tasklist.pick('File_ProjectRequirement', '项目建设需求.txt', requirement);
    await tasklist.start();
    await tasklist.form.waitFor({ state: 'detached' });
  });

/** What was entered arrives with its types. */
const checkVariables = async () => {
  const instances = await (await ask('admin', `/engine-rest/process-instance?processDefinitionKey=it-project-construction&variables=${
    encodeURIComponent(`projectName_eq_${projectName}`)}`)).json();
  assert.equal(instances.length, 1);
  code = instances[0].businessKey;
  assert.match(code, /^XM-\d{4}-\d{4}$/);

  const path = `/engine-rest/process-instance/${instances[0].id}/variables`;
  const variables = await (await ask('admin', `${path}?deserializeValues=false`)).json();
  const typed = (name) => [variables[name].type, variables[name].value];
  assert.deepEqual(typed('buildType'), ['String', 'SELF_BUILT']);
  assert.deepEqual(typed('department'), ['String', 'dept-logistics']);
  assert.deepEqual(typed('plannedInvestment'), ['Double', 1200000.5]);
  assert.deepEqual(typed('planYear'), ['Integer', thisYear()]);
  assert.deepEqual(typed('inAnnualPlan'), ['Boolean', true]);
  assert.equal(variables.goals.type, 'Json');
  assert.deepEqual(JSON.parse(variables.goals.value),
    [{ goal: '缩短配送时间', target: '平均 2 小时' }, { goal: '降低配送成本', target: '10%' }]);
  assert.equal(variables.projectRequirement.type, 'File');
  assert.equal(variables.projectRequirement.valueInfo.filename, '项目建设需求.txt');
  assert.equal(await (await ask('admin', `${path}/projectRequirement/data`)).text(), requirement);
};

/** A task is read, claimed, corrected after a refusal and completed. */
const collectStandards = () =>
  as('zhaolei', async (tasklist) => {
    await tasklist.openTask('待认领', await taskOf('zhaolei', code, 'UserTask_CollectStandards'));
    assert.match(await tasklist.page.locator('.itp-rule').innerText(), /国家标准/);
    assert.equal(await tasklist.input('Field_NoStandardReason').isEditable(), false);

    const documents = tasklist.page.locator('.itp-documents');
    await documents.locator('summary').click();
    assert.equal(await tasklist.download(documents.getByRole('link')), '项目建设需求.txt');

    await tasklist.claim();
    await tasklist.select('Field_StandardsLevel', '国家标准', 0);
    await tasklist.input('Field_StandardsStandardNo', 0).fill('GB/T 22239-2019');
    await tasklist.input('Field_StandardsStandardName', 0).fill('信息安全技术 网络安全等级保护基本要求');
    await tasklist.pick('File_TechnicalRequirements', '技术标准.txt', '技术标准和要求');
    assert.deepEqual(tasklist.problems, []);
    await tasklist.complete();
    await tasklist.refusal.getByText('行业标准').first().waitFor();
    assert.equal(await tasklist.input('Field_StandardsStandardNo', 0).inputValue(), 'GB/T 22239-2019');
    tasklist.problems.length = 0; // the browser itself notes the refusal

    await tasklist.page.getByText('添加一行').click();
    await tasklist.select('Field_StandardsLevel', '行业标准', 1);
    await tasklist.input('Field_StandardsStandardNo', 1).fill('YC/T 451-2012');
    await tasklist.input('Field_StandardsStandardName', 1).fill('烟草行业数据中心技术要求');
    await tasklist.complete();
    await tasklist.form.waitFor({ state: 'detached' });
  });

/** The next one sees the documents delivered so far. */
const seeDocuments = () =>
  as('zhangwei', async (tasklist) => {
    await tasklist.openTask('待认领', await taskOf('zhangwei', code, 'UserTask_AnalyseFeasibility'));
    const documents = tasklist.page.locator('.itp-documents');
    await documents.locator('summary').click();
    assert.deepEqual((await documents.getByRole('link').allInnerTexts()).sort(), ['技术标准.txt', '项目建设需求.txt']);
    assert.match(await documents.innerText(), /赵磊|磊/);
  });

test('people bring a project from its requirement to the feasibility analysis', { timeout: 600_000 }, async () => {
  for (const step of [startProject, checkVariables, collectStandards, seeDocuments]) {
    await step();
  }
});
