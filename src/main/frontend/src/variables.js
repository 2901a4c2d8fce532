/**
 * Process variables, as the engine's REST API gives and takes them, to and from the data of a form.
 */

const JSON_FORMAT = 'application/json';
const MAX_INTEGER = 2 ** 31 - 1;

// Dates are those of China, whatever the zones of server and browser; the format of Sweden is that of ISO 8601.
const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

/**
 * Data for a form from the variables of a task.
 *
 * @param {Record<string, { type: string, value: any, valueInfo?: object }>} variables not deserialized
 * @param {{ fileKeys: Set<string>, dateKeys: Set<string>, timeKeys: Set<string> }} fields `dateKeys`: hold a day, `timeKeys`: a day with
 *     a time; a Date that no field holds is a day if it is a midnight
 * @returns {Record<string, any>} without the values of file fields: a field takes a picked file, not a delivered one
 */
export function toFormData(variables, { fileKeys, dateKeys, timeKeys }) {
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([name, { type }]) => type !== 'Bytes' && !fileKeys.has(name))
      .map(([name, variable]) => [name, formValue(variable, { isDay: dateKeys.has(name), isTime: timeKeys.has(name) })]),
  );
}

function formValue({ type, value, valueInfo }, { isDay, isTime }) {
  if (type === 'File') {
    return { fileName: valueInfo.filename, mimeType: valueInfo.mimeType };
  }
  if (value === null || value === undefined) {
    return null;
  }
  if (type === 'Date') {
    const [day, time] = CLOCK.format(new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))).split(' ');
    return isDay || (!isTime && time === '00:00:00') ? day : `${day}T${time}+08:00`;
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
