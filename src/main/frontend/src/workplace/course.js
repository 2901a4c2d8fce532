/** What one may pick from the course. */
export const FILTERS = [
  { id: 'all', label: '全部', includes: () => true },
  { id: 'rejected', label: '退回', includes: ({ negative, state }) => Boolean(negative) && state !== 'WITHDRAWN' },
  { id: 'late', label: '超期', includes: ({ late }) => Boolean(late) },
];

/** A step somebody has to do now. */
export function isOpen({ kind, state }) {
  return kind === 'STEP' && state === 'OPEN';
}

/**
 * The course of a project for reading: what is over, oldest first and by phase, then what is open.
 *
 * @param {object[]} entries oldest first
 * @returns {{ phases: { name: string, entries: object[] }[], open: object[] }} a phase comes again if the project did
 */
export function outline(entries) {
  const phases = [];
  entries.filter((entry) => !isOpen(entry)).forEach((entry) => {
    const last = phases.at(-1);
    // What belongs to no phase, like a remark on the project, is told where it happened.
    if (last && (!entry.phaseName || entry.phaseName === last.name)) {
      last.entries.push(entry);
    } else {
      phases.push({ name: entry.phaseName ?? '', entries: [entry] });
    }
  });
  return { phases, open: entries.filter(isOpen) };
}

/**
 * The filters with the number of entries each would leave.
 *
 * @param {object[]} entries
 */
export function countedFilters(entries) {
  return FILTERS.map((filter) => ({ ...filter, count: entries.filter(filter.includes).length }));
}

/**
 * How an entry is to be coloured.
 *
 * @returns {'negative'|'positive'|'open'|'void'|'plain'}
 */
export function toneOf({ kind, state, negative, verdict }) {
  if (state === 'CANCELLED' || state === 'WITHDRAWN') {
    return 'void';
  }
  if (negative || kind === 'TERMINATED') {
    return 'negative';
  }
  if (state === 'OPEN') {
    return 'open';
  }
  return verdict ? 'positive' : 'plain';
}

/** Who did it, or who may, in words: `李娜（代张伟）`. */
export function personOf({ userName, userId, actingFor }) {
  const name = userName || userId || '';
  return name && actingFor ? `${name}（代${actingFor}）` : name;
}

/** Whether the project was ever shown to people beside those who take part in it. */
export function isCopied(entries) {
  return entries.some(({ events = [] }) => events.some(({ kind }) => kind === 'COPIED'));
}

/** An approval or acceptance that counts, or counted until it was taken back. */
export function opinions(entries) {
  return entries.filter(({ kind, verdictLabel }) => kind === 'STEP' && verdictLabel);
}
