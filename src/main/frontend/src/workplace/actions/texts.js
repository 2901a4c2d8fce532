/** The longest texts the server takes. */
export const REASON_MAX = 500;
export const REMINDER_MAX = 200;
export const COMMENT_MAX = 1000;
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
