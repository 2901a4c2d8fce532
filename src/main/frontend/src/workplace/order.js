/**
 * A list with one item moved by some places, as far as there is room.
 *
 * @template T
 * @param {T[]} items
 * @param {number} index
 * @param {number} by -1 up, 1 down
 * @returns {T[]}
 */
export function reordered(items, index, by) {
  const target = Math.max(0, Math.min(items.length - 1, index + by));
  const result = items.filter((item, position) => position !== index);
  result.splice(target, 0, items[index]);
  return result;
}
