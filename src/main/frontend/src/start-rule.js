const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const CAMUNDA = 'http://camunda.org/schema/1.0/bpmn';

/**
 * The rule of the step that starts a process: a task has it as its description, a start event only in the model.
 *
 * @param {string} xml the model
 * @returns {string|undefined}
 */
export function ruleOfStart(xml) {
  const start = [...new DOMParser().parseFromString(xml, 'application/xml').getElementsByTagNameNS(BPMN, 'startEvent')]
    .find((event) => event.parentElement.localName === 'process');
  return [...(start?.getElementsByTagNameNS(CAMUNDA, 'property') ?? [])]
    .find((property) => property.getAttribute('name') === 'rule')?.getAttribute('value');
}
