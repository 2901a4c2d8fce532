/**
 * @param {number} total number of items
 * @param {number} size items per page
 */
export function pageCount(total, size) {
  return Math.max(1, Math.ceil(total / size));
}
