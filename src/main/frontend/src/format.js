const UNITS = ['B', 'KB', 'MB', 'GB'];

/**
 * A file's size to read, with at most one decimal.
 *
 * @param {number} bytes
 */
export function formatSize(bytes) {
  const power = bytes > 0 ? Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1) : 0;
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${UNITS[power]}`;
}

/**
 * A point in time to read: `2026-11-21 18:06`, in the browser's time zone.
 *
 * @param {string|number} instant
 */
export function formatTime(instant) {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) {
    return '';
  }
  const two = (number) => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
