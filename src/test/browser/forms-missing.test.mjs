import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';

import { thisYear } from './dates.mjs';
import { ask, launchBrowser, send } from './tasklist.mjs';
import { as } from './workplace.mjs';

const USER = 'zhangwei';
const MINUTES = 'kickoffMinutes';

// Unique, so that the test can be run again and again against the same server.
const key = `browser-missing-${Date.now()}`;
const project = {
  projectName: { value: '补交文件测试项目' }, buildType: { value: 'SELF_BUILT' }, department: { value: 'dept-logistics' },
  plannedInvestment: { value: 1_200_000 }, planYear: { value: thisYear() }, inAnnualPlan: { value: true },
  goals: rows({ goal: '缩短配送时间', target: '平均 2 小时' }), modules: rows({ module: '线路优化' }),
};
const deployments = [];
let browser;
let taskId;

function rows(row) {
  return { type: 'Json', value: JSON.stringify([row]) };
}

/** A project with two steps: a meeting, and the one that supplies whatever the steps before it failed to deliver. */
function model(outputsOfMeeting) {
  const step = (id, name, attributes, properties, listener = '') => `
    <bpmn:userTask id="${id}" name="${name}" camunda:candidateGroups="it-center" ${attributes}>
      <bpmn:extensionElements>
        <camunda:properties>
          ${Object.entries(properties).map(([property, value]) => `<camunda:property name="${property}" value="${value}" />`).join('')}
        </camunda:properties>
        ${listener}
      </bpmn:extensionElements>
    </bpmn:userTask>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    id="Definitions_1" targetNamespace="http://example.com/browser-tests">
  <bpmn:process id="${key}" name="浏览器测试：补交文件" isExecutable="true" camunda:historyTimeToLive="1">
    <bpmn:startEvent id="StartEvent_1" />
    <bpmn:sequenceFlow id="SequenceFlow_0" sourceRef="StartEvent_1" targetRef="ServiceTask_Register" />
    <bpmn:serviceTask id="ServiceTask_Register" camunda:delegateExpression="\${registerProjectDelegate}" camunda:asyncBefore="true" />
    <bpmn:sequenceFlow id="SequenceFlow_1" sourceRef="ServiceTask_Register" targetRef="UserTask_Meet" />
    ${step('UserTask_Meet', '召开启动会', '', outputsOfMeeting)}
    <bpmn:sequenceFlow id="SequenceFlow_2" sourceRef="UserTask_Meet" targetRef="UserTask_Supply" />
    ${step('UserTask_Supply', '准备验收材料', 'camunda:formRef="acceptance-materials" camunda:formRefBinding="latest"',
    { outputs: 'acceptanceMaterials=项目建设的相关资料', supplies: 'missing' },
    '<camunda:taskListener delegateExpression="${listRequiredDocumentsListener}" event="create" />')}
    <bpmn:sequenceFlow id="SequenceFlow_3" sourceRef="UserTask_Supply" targetRef="EndEvent_1" />
    <bpmn:endEvent id="EndEvent_1" />
  </bpmn:process>
</bpmn:definitions>`;
}

async function deploy(outputsOfMeeting) {
  const body = new FormData();
  body.append('deployment-name', key);
  body.append('process.bpmn', new Blob([model(outputsOfMeeting)]), 'process.bpmn');
  deployments.push((await send('admin', 'POST', '/engine-rest/deployment/create', body)).id);
}

/** The task a project waits for, once the server has come to it. */
async function currentTask(processInstanceId) {
  for (const end = Date.now() + 60_000; Date.now() < end; await setTimeout(300)) {
    const [task] = await send('admin', 'GET', `/engine-rest/task?processInstanceId=${processInstanceId}`);
    if (task) {
      return task.id;
    }
  }
  throw new Error('the project has no task');
}

before(async () => {
  browser = await launchBrowser();
  await deploy({ clause: 'X-01' });
  const { id } = await send('admin', 'POST', `/engine-rest/process-definition/key/${key}/start`, { variables: project });
  const meeting = await currentTask(id);
  // From here on the meeting has minutes, which this project went without.
  await deploy({ clause: 'X-01', outputs: `${MINUTES}=启动会纪要` });
  await send(USER, 'POST', `/engine-rest/task/${meeting}/claim`, { userId: USER });
  await send(USER, 'POST', `/engine-rest/task/${meeting}/complete`, {});
  taskId = await currentTask(id);
  await send(USER, 'POST', `/engine-rest/task/${taskId}/claim`, { userId: USER });
}, { timeout: 120_000 });

after(async () => {
  for (const id of deployments) {
    await send('admin', 'DELETE', `/engine-rest/deployment/${id}?cascade=true`);
  }
  await browser?.close();
});

test('a document that an earlier step failed to deliver is picked in a field of its own, and arrives', { timeout: 240_000 }, () =>
  as(browser, USER, async (workplace) => {
    await workplace.visitTask(taskId);
    const missing = workplace.field('File_Missing0');
    await missing.getByText('启动会纪要（召开启动会）').first().waitFor();
    await workplace.pick('File_AcceptanceMaterials', '验收材料.txt', '验收材料');
    await workplace.pick('File_Missing0', '启动会纪要.txt', '会议决定分两期建设。');
    await missing.scrollIntoViewIfNeeded();
    await workplace.keepPicture('forms-missing');
    await workplace.finish();

    const [{ processInstanceId }] = await send('admin', 'GET', `/engine-rest/history/task?taskId=${taskId}`);
    const [minutes] = await send('admin', 'GET',
      `/engine-rest/history/variable-instance?processInstanceId=${processInstanceId}&variableName=${MINUTES}`);
    assert.equal(minutes.valueInfo.filename, '启动会纪要.txt');
    assert.equal(await (await ask('admin', `/engine-rest/history/variable-instance/${minutes.id}/data`)).text(), '会议决定分两期建设。');
  }, { width: 1366, height: 768 }));
