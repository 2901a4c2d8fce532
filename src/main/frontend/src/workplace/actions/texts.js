/** The longest texts the server takes. */
export const REASON_MAX = 500;
export const REMINDER_MAX = 200;
export const COMMENT_MAX = 1000;
export const COPY_MAX = 500;
export const COPY_MAX_PEOPLE = 20;

/**
 * What is missing before something can be sent.
 *
 * @param {{ field: string, present: boolean, message: string }[]} requirements
 * @returns {{ field: string, message: string }[]}
 */
export function missing(requirements) {
  return requirements.filter(({ present }) => !present).map(({ field, message }) => ({ field, message }));
}

/** Characters as the server counts them: those outside of the basic plane, like some in people's names, are one each. */
export function lengthOf(text) {
  return [...text].length;
}

/**
 * The requirement that a text is not longer than the server takes, for `missing`.
 *
 * @param {string} field
 * @param {string} label
 * @param {string} text
 * @param {number} max
 */
export function fits(field, label, text, max) {
  const length = lengthOf(text.trim());
  return { field, present: length <= max, message: `“${label}”有 ${length} 个字，最多 ${max} 个字。` };
}
