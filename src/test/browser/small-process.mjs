import { readFileSync } from 'node:fs';

import { send } from './tasklist.mjs';

/** The documents that can be delivered with a form, as a step names them. */
function outputs(form) {
  const documents = (parent) => (parent.components ?? []).flatMap((component) =>
    (component.type === 'filepicker' ? [`${component.key}=${component.label}`] : documents(component)));
  return documents(JSON.parse(readFileSync(new URL(`../../../forms/${form}.form`, import.meta.url), 'utf8'))).join(',');
}

/** A process of one task with the form, for the members of 信息中心. */
function model(key, form) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    id="Definitions_1" targetNamespace="http://example.com/browser-tests">
  <bpmn:process id="${key}" name="浏览器测试：${form}" isExecutable="true" camunda:historyTimeToLive="1">
    <bpmn:startEvent id="StartEvent_1"><bpmn:outgoing>SequenceFlow_1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="SequenceFlow_1" sourceRef="StartEvent_1" targetRef="UserTask_1" />
    <bpmn:userTask id="UserTask_1" name="${form}" camunda:candidateGroups="it-center"
        camunda:formRef="${form}" camunda:formRefBinding="latest">
      <bpmn:extensionElements><camunda:properties>
        <camunda:property name="outputs" value="${outputs(form)}" />
      </camunda:properties></bpmn:extensionElements>
      <bpmn:incoming>SequenceFlow_1</bpmn:incoming><bpmn:outgoing>SequenceFlow_2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="SequenceFlow_2" sourceRef="UserTask_1" targetRef="EndEvent_1" />
    <bpmn:endEvent id="EndEvent_1"><bpmn:incoming>SequenceFlow_2</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;
}

/**
 * Small processes of one task each, deployed for a test and taken away after it.
 */
export class SmallProcesses {
  /**
   * @param {string[]} forms their ids
   */
  static async deploy(forms) {
    const prefix = `browser-test-${Date.now()}`;
    const body = new FormData();
    body.append('deployment-name', prefix);
    forms.forEach((form) => {
      const file = `${prefix}-${form}.bpmn`;
      body.append(file, new Blob([model(`${prefix}-${form}`, form)]), file);
    });
    const { id } = await send('admin', 'POST', '/engine-rest/deployment/create', body);
    return new SmallProcesses(id, prefix);
  }

  constructor(deploymentId, prefix) {
    this._deploymentId = deploymentId;
    this._prefix = prefix;
  }

  /**
   * Starts the process of a form.
   *
   * @param {string} form
   * @param {Record<string, any>} variables
   * @param {string} [assignee] who has claimed the task
   * @returns {Promise<string>} id of the task
   */
  async start(form, variables = {}, assignee) {
    const { id } = await send('admin', 'POST', `/engine-rest/process-definition/key/${this._prefix}-${form}/start`,
      { variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, typed(value)])) });
    const [task] = await send('admin', 'GET', `/engine-rest/task?processInstanceId=${id}`);
    if (assignee) {
      await send(assignee, 'POST', `/engine-rest/task/${task.id}/claim`, { userId: assignee });
    }
    return task.id;
  }

  /** Takes the processes away with everything that runs. */
  remove() {
    return send('admin', 'DELETE', `/engine-rest/deployment/${this._deploymentId}?cascade=true`);
  }
}

function typed(value) {
  if (value instanceof Date) {
    return { type: 'Date', value: value.toISOString().replace('Z', '+0000') };
  }
  if (value.valueInfo) {
    return value; // a file, typed already
  }
  return typeof value === 'object' ? { type: 'Json', value: JSON.stringify(value) } : { value };
}
