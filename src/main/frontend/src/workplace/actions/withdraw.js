import { stepsInWords } from '../steps.js';
import { notify, offer, refreshTasks, showTask } from '../tasklist-services.js';
import { openWithdrawDialog } from './dialogs.jsx';

/**
 * Asks why a completed task is taken back, takes it back and opens it again.
 *
 * @param {{ engine: import('../../engine.js').Engine, taskId: string, stepName: string }} completed
 */
export function withdraw({ engine, taskId, stepName }) {
  openWithdrawDialog({
    engine,
    taskId,
    taskName: stepName,
    onDone: (title, message, { taskId: again }) => {
      notify(title, message);
      refreshTasks();
      showTask(again);
    },
  });
}

/**
 * Says that a task has been completed and what comes next, with a way to take it back as long as there is one.
 *
 * @param {import('../../engine.js').Engine} engine
 * @param {string} taskId
 */
export async function tellCompletion(engine, taskId) {
  let newest;
  try {
    ({ items: [newest] } = await engine.get(engine.ownUrl('worklist/done?page=0&size=1')));
  } catch {
    return; // The task is gone from the list, which says it as well.
  }
  if (newest?.taskId !== taskId || newest.delegatedBy) {
    return;
  }
  const { stepName, canWithdraw, now } = newest;
  offer('已提交', now.length > 0 ? `${stepName}。下一步：${stepsInWords(now)}` : stepName,
    canWithdraw ? { label: '撤回', run: () => withdraw({ engine, taskId, stepName }) } : undefined);
}
