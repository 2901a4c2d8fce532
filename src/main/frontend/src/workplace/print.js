import { isOpen, opinions } from './course.js';

/**
 * What goes onto the paper of a project, or of one of its phases.
 *
 * @param {object[]} entries the course, oldest first
 * @param {object[]} documents all versions
 * @param {string} phase empty: the whole project
 * @returns {{ filledIn: object[], opinions: object[], open: object[], documents: object[] }}
 */
export function paperOf(entries, documents, phase) {
  const within = ({ phaseName }) => !phase || phaseName === phase;
  const told = entries.filter(within);
  const done = told.filter(({ state }) => state === 'DONE');
  return {
    filledIn: done.filter(({ data }) => data?.length > 0),
    opinions: opinions(told),
    open: told.filter(isOpen),
    documents: documents.filter(within).sort((one, other) => new Date(one.createdAt) - new Date(other.createdAt)),
  };
}

/** The phases the project has come to, in its order. */
export function phasesOf(entries) {
  return [...new Set(entries.map(({ phaseName }) => phaseName).filter(Boolean))];
}

/** The phase of a task, empty if the course knows no such task. */
export function phaseOfTask(entries, taskId) {
  return (taskId && entries.find((entry) => entry.taskId === taskId)?.phaseName) || '';
}
