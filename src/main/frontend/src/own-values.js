/**
 * What a person entered in a form: the values of its visible fields that can be edited. Fields that only show a value are no answer.
 * A dynamic list comes whole when any of it can be edited, with the columns of its rows that the form doesn't show and, other
 * than in the viewer's own submission, also when its last row was removed.
 *
 * @param {import('@bpmn-io/form-js-viewer').Form} viewer
 * @param {(condition: string, context: object) => boolean} evaluate whether a FEEL condition of a field holds
 * @returns {Record<string, any>} by variable
 */
export function ownValues(viewer, evaluate) {
  const fields = viewer.get('formFieldRegistry');
  const formFields = viewer.get('formFields');
  const { data } = viewer._getState();

  const shown = viewer.get('formFieldInstanceRegistry').getAll().map((instance) => {
    const field = fields.get(instance.id);
    return { ...instance, field, config: formFields.get(field.type).config };
  });
  const lists = shown.filter(({ field, config }) => config.repeatable && field.isRepeating);
  const keyed = shown.filter(({ field, config }) => config.keyed && !field.disabled);
  const edited = keyed.filter(({ field: { readonly }, expressionContextInfo }) =>
    !(typeof readonly === 'string' ? evaluate(readonly, expressionContextInfo) : readonly));
  const isAnswered = ([variable]) =>
    edited.some(({ valuePath }) => valuePath[0] === variable)
    || lists.some(({ field, valuePath }) => field.allowAddRemove && valuePath[0] === variable);

  const values = {};
  lists
    .filter(({ valuePath }) => isAnswered(valuePath))
    .sort((one, other) => one.valuePath.length - other.valuePath.length)
    .forEach(({ field, valuePath }) => {
      const columns = new Set(columnsOf(field));
      const rows = read(data, valuePath) ?? [];
      write(values, valuePath, rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !columns.has(name)))));
    });
  keyed
    .filter((instance) => (isInList(instance) ? isAnswered(instance.valuePath) : edited.includes(instance)))
    .forEach(({ valuePath }) => write(values, valuePath, read(data, valuePath)));
  return values;
}

function isInList({ indexes }) {
  return Object.keys(indexes ?? {}).length > 0;
}

function columnsOf({ components = [] }) {
  return components
    .filter(({ disabled }) => !disabled)
    .flatMap((component) => {
      const path = component.key ?? component.path;
      return path ? [path.split('.')[0]] : columnsOf(component);
    });
}

function read(data, path) {
  return path.reduce((value, step) => value?.[step], data);
}

function write(target, path, value) {
  const last = path.length - 1;
  const parent = path.slice(0, last).reduce((object, step, position) => {
    object[step] ??= typeof path[position + 1] === 'number' ? [] : {};
    return object[step];
  }, target);
  parent[path[last]] = value;
}
