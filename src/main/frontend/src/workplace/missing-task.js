import { formatMoment } from '../format.js';
import { isOpen, personOf } from './course.js';

/**
 * Why a task that a person came to by a link cannot be worked on.
 *
 * @param {object} [entry] what the course of the project has about it, if the person may read that
 * @param {string} userId the person
 * @returns {{ title: string, text: string }}
 */
export function missingWords(entry, userId) {
  if (!entry) {
    return { title: '这项任务不能打开', text: '可能已由他人办理完毕，或者您无权办理。' };
  }
  const title = `“${entry.stepName}”`;
  const person = entry.userId === userId && !entry.actingFor ? '您' : personOf(entry);
  if (isOpen(entry)) {
    const { candidates = [] } = entry;
    return { title: `${title}不由您办理`, text: person ? `正由${person}办理。` : `待${candidates.join('、') || '他人'}认领。` };
  }
  if (entry.state === 'CANCELLED') {
    return { title: `${title}已取消`, text: `${entry.cancelledBy || '流程已转到其他步骤'}，这项任务不需要再办理。` };
  }
  const done = `${person || '他人'}已于 ${formatMoment(entry.endedAt)} 办理完毕`;
  return entry.state === 'WITHDRAWN'
    ? { title: `${title}已撤回`, text: `${done}，后来又撤回重办；现在的任务请从待办列表中打开。` }
    : { title: `${title}已办理完毕`, text: `${done}，您不需要再办理。` };
}

/**
 * What is known about a task that Tasklist could not open.
 *
 * @param {import('../engine.js').Engine} engine
 * @param {string} taskId
 * @returns {Promise<{ readable: boolean, code?: string, entry?: object }>} of its project nothing if the person has no part in it
 * @throws {import('../engine.js').RequestFailure} if the server is in trouble
 */
export async function readMissing(engine, taskId) {
  try {
    await engine.get(engine.url(`task/${encodeURIComponent(taskId)}`));
    return { readable: true };
  } catch (failure) {
    return unlessForbidden(failure, () => readEntry(engine, taskId));
  }
}

async function readEntry(engine, taskId) {
  try {
    const { projectCode } = await engine.get(engine.ownUrl(`tasks/${encodeURIComponent(taskId)}/actions`));
    const { entries } = await engine.get(engine.ownUrl(`projects/${encodeURIComponent(projectCode)}/course`));
    return { readable: false, code: projectCode, entry: entries.find((entry) => entry.taskId === taskId) };
  } catch (failure) {
    return unlessForbidden(failure, () => ({ readable: false }));
  }
}

function unlessForbidden(failure, answer) {
  if (failure.status === 403 || failure.status === 404) {
    return answer();
  }
  throw failure;
}
