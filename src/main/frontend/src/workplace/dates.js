const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/**
 * The date where the organisation is, as `2026-11-21`.
 *
 * @param {Date} [now]
 */
export function today(now = new Date()) {
  return SHANGHAI.format(now);
}
