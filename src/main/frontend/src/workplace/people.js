/**
 * A person of the organisation.
 *
 * @typedef {{ id: string, name: string, departments: string[], roles: string[] }} Person
 */

/**
 * Those whose name, id, department or role contains the text, in the given order.
 *
 * @param {Person[]} people
 * @param {string} text
 */
export function matching(people, text) {
  const wanted = text.trim().toLowerCase();
  return people.filter(({ id, name, departments, roles }) => (
    [id, name, ...departments, ...roles].some((word) => word.toLowerCase().includes(wanted))
  ));
}

/**
 * Where a person belongs, in one line.
 *
 * @param {Person} person
 */
export function placeOf({ departments, roles }) {
  return [departments, roles].filter((names) => names.length > 0).map((names) => names.join('、')).join(' · ');
}

/**
 * Position after a key in a list of options, and the same position where the key does not move.
 *
 * @param {string} key of the keyboard event
 * @param {number} position -1 for none
 * @param {number} count
 */
export function moved(key, position, count) {
  switch (key) {
    case 'ArrowDown':
      return Math.min(position + 1, count - 1);
    case 'ArrowUp':
      return Math.max(position - 1, 0);
    default:
      return position;
  }
}
