/** Days of the calendar in Shanghai, whose rules the forms obey wherever the tests run. */

export function today() {
  return daysFromToday(0);
}

export function daysFromToday(days) {
  return new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

export function thisYear() {
  return Number(today().slice(0, 4));
}
