const UNITS = ['B', 'KB', 'MB', 'GB'];

// The organisation's time, whatever the zone of the person's computer: limits are working hours there.
const CLOCK = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Shanghai', hourCycle: 'h23',
  year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit',
});

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
 * A point in time to read: `2026年11月21日 18:06`, in China's time.
 *
 * @param {string|number} instant
 * @returns {string} empty if it is none
 */
export function formatTime(instant) {
  const parts = partsOf(instant);
  return parts && `${dateOf(parts)} ${parts.hour}:${parts.minute}`;
}

/**
 * A point in time to read in a sentence: `11月21日 14:30`, with the year before it only if it is not this one.
 *
 * @param {string|number|Date} instant
 * @param {Date} [now]
 */
export function formatMoment(instant, now = new Date()) {
  const thisYear = `${partsOf(now).year}年`;
  const text = formatTime(instant);
  return text.startsWith(thisYear) ? text.slice(thisYear.length) : text;
}

/**
 * The time of day of a point in time: `14:30`, in China's time.
 *
 * @param {string|number|Date} instant
 */
export function formatClock(instant) {
  const { hour, minute } = partsOf(instant);
  return `${hour}:${minute}`;
}

/**
 * The day of a point in time: `2026年11月21日`, in China's time.
 *
 * @param {string|number} instant
 * @returns {string} empty if it is none
 */
export function formatDay(instant) {
  const parts = partsOf(instant);
  return parts && dateOf(parts);
}

/**
 * An amount of money in yuan: `1,200,000.50 元`.
 *
 * @param {number} amount
 * @returns {string} empty if there is none
 */
export function formatMoney(amount) {
  return typeof amount === 'number'
    ? `${amount.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} 元`
    : '';
}

function partsOf(instant) {
  const time = instant == null ? NaN : new Date(instant);
  return Number.isNaN(Number(time)) ? '' : Object.fromEntries(CLOCK.formatToParts(time).map(({ type, value }) => [type, value]));
}

function dateOf({ year, month, day }) {
  return `${year}年${month}月${day}日`;
}
