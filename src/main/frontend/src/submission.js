import { base64 } from './base64.js';

/**
 * What is sent to submit a form. Files are put in as Base64 piece by piece: as one text, large ones would freeze the page.
 *
 * @param {Record<string, { type: string, value: any, valueInfo?: object }>} variables the value of a file variable is the `File`
 * @param {AbortSignal} [signal] ends the work with the signal's reason
 * @returns {Promise<Blob>} JSON
 */
export async function submissionBody(variables, signal) {
  const parts = ['{"variables":{'];
  for (const [index, [name, variable]] of Object.entries(variables).entries()) {
    parts.push(index > 0 ? ',' : '', JSON.stringify(name), ':');
    if (variable.value instanceof Blob) {
      const { value, ...others } = variable;
      parts.push(JSON.stringify(others).slice(0, -1), ',"value":"', ...await base64(value, signal), '"}');
    } else {
      parts.push(JSON.stringify(variable));
    }
  }
  parts.push('}}');
  return new Blob(parts, { type: 'application/json' });
}

/** How many bytes of files are among the variables. */
export function filesSize(variables) {
  return Object.values(variables).reduce((sum, { value }) => sum + (value instanceof Blob ? value.size : 0), 0);
}
