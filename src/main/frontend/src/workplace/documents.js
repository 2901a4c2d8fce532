const ELSEWHERE = '其他';

/**
 * All versions of one document.
 *
 * @typedef {{ key: string, title: string, scopeName: string, newest: object, older: object[] }} Dossier
 *   `older`: newest first
 */

/**
 * The documents of a project in the order of its course: by phase, by the step that delivered them first, every document once.
 *
 * @param {object[]} versions as the server lists them
 * @returns {{ name: string, steps: { name: string, no: string, dossiers: Dossier[] }[] }[]} the phases
 */
export function byPhase(versions) {
  const oldestFirst = [...versions].sort((one, other) => time(one) - time(other) || one.version - other.version);
  const phases = new Map();
  group(oldestFirst, identity).forEach((sameDocument, key) => {
    const [first] = sameDocument;
    const [newest, ...older] = [...sameDocument].sort((one, other) => other.version - one.version);
    const phase = entry(phases, first.phaseName || ELSEWHERE, (name) => ({ name, steps: new Map() }));
    const step = entry(phase.steps, `${first.processKey}\n${first.stepId}`, () => ({ name: first.stepName, no: first.clause ?? '', dossiers: [] }));
    step.dossiers.push({ key, title: newest.title, scopeName: newest.scopeName ?? '', newest, older });
  });
  return [...phases.values()].map(({ name, steps }) => ({ name, steps: [...steps.values()] }));
}

/**
 * The documents someone looks for: a document with all its versions is found by any text that is shown with one of them.
 *
 * @param {object[]} versions
 * @param {string} text several words must all occur
 */
export function matching(versions, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Set(versions.filter((version) => words.every((word) => searchable(version).includes(word))).map(identity));
  return versions.filter((version) => found.has(identity(version)));
}

/** How many documents there are, versions not counted. */
export function countDocuments(versions) {
  return new Set(versions.map(identity)).size;
}

function identity({ variable, scope }) {
  return `${variable}\n${scope ?? ''}`;
}

function searchable(version) {
  return ['title', 'scopeName', 'fileName', 'authorName', 'authorId', 'stepName', 'clause', 'phaseName']
    .map((property) => version[property] ?? '').join('\n').toLowerCase();
}

function time({ createdAt }) {
  return new Date(createdAt).getTime();
}

function group(items, keyOf) {
  const groups = new Map();
  items.forEach((item) => entry(groups, keyOf(item), () => []).push(item));
  return groups;
}

function entry(map, key, create) {
  if (!map.has(key)) {
    map.set(key, create(key));
  }
  return map.get(key);
}
