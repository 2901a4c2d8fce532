/**
 * Process variables, as the engine's REST API gives and takes them, to and from the data of a form.
 */

const JSON_FORMAT = 'application/json';
const MAX_INTEGER = 2 ** 31 - 1;

/**
 * Data for a form from the variables of a task.
 *
 * @param {Record<string, { type: string, value: any, valueInfo?: object }>} variables not deserialized
 * @param {{ fileKeys: Set<string>, dateKeys: Set<string> }} fields
 * @returns {Record<string, any>} without the values of file fields: a field takes a picked file, not a delivered one
 */
export function toFormData(variables, { fileKeys, dateKeys }) {
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([name, { type }]) => type !== 'Bytes' && !fileKeys.has(name))
      .map(([name, variable]) => [name, formValue(variable, dateKeys.has(name))]),
  );
}

function formValue({ type, value, valueInfo }, asDate) {
  if (type === 'File') {
    return { fileName: valueInfo.filename, mimeType: valueInfo.mimeType };
  }
  if (value === null || value === undefined) {
    return null;
  }
  if (type === 'Date') {
    // "2026-11-21T00:00:00.000+0800": the date is the one the server means, whatever the browser's time zone.
    return asDate ? value.slice(0, 10) : value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  }
  if (typeof value === 'string' && (type === 'Json' || valueInfo?.serializationDataFormat === JSON_FORMAT)) {
    return JSON.parse(value);
  }
  return value;
}

/**
 * The documents among the variables of a task.
 *
 * @returns {Map<string, { fileName: string }>} by variable
 */
export function deliveredDocuments(variables) {
  return new Map(
    Object.entries(variables)
      .filter(([, { type, valueInfo }]) => type === 'File' && valueInfo?.filename)
      .map(([name, { valueInfo }]) => [name, { fileName: valueInfo.filename }]),
  );
}

/**
 * The documents the project lacks and the task can supply: what the server lists in the variable `missingDocuments`.
 *
 * @returns {{ variable: string, title: string }[]}
 */
export function missingDocuments({ missingDocuments: list }) {
  return list?.type === 'Json' && list.value ? JSON.parse(list.value) : [];
}

/**
 * Variables to submit for the values of a form. A file field nothing was picked for is left out, so that a document
 * delivered before stays as it is.
 *
 * @param {Record<string, any>} values by variable
 * @param {Map<string, File|undefined>} files by the variable of each file field
 * @returns {Record<string, { type: string, value: any, valueInfo?: object }>} the value of a file variable is the file itself
 */
export function toVariables(values, files) {
  const variables = {};
  Object.entries(values).filter(([name]) => !files.has(name)).forEach(([name, value]) => {
    variables[name] = variable(value);
  });
  [...files].filter(([, file]) => file).forEach(([name, file]) => {
    variables[name] = fileVariable(file);
  });
  return variables;
}

function variable(value) {
  switch (typeof value) {
    case 'string':
      return { type: 'String', value };
    case 'boolean':
      return { type: 'Boolean', value };
    case 'number':
      return { type: numberType(value), value };
    case 'object':
      return value === null ? { type: 'Null', value } : { type: 'Json', value: JSON.stringify(value) };
    default:
      return { type: 'Null', value: null };
  }
}

function numberType(value) {
  if (!Number.isSafeInteger(value)) {
    return 'Double';
  }
  return Math.abs(value) <= MAX_INTEGER ? 'Integer' : 'Long';
}

function fileVariable(file) {
  return {
    type: 'File',
    value: file,
    valueInfo: { filename: file.name, mimeType: file.type || 'application/octet-stream' },
  };
}
