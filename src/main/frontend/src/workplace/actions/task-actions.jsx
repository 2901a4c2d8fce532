import { cardsOf } from '../cards.js';
import { plugin } from '../plugin.jsx';
import { printAddress } from '../project.js';
import { closeTask, notify, refreshTasks } from '../tasklist-services.js';
import { useLoad } from '../use-load.js';
import { useTask } from '../use-task.js';
import {
  openCommentDialog, openCopyDialog, openDelegateDialog, openRecallDialog, openRemindDialog, openTransferDialog,
} from './dialogs.jsx';

const ACTIONS = [
  { id: 'transfer', label: '转办', icon: 'share-alt', open: openTransferDialog },
  { id: 'delegate', label: '委派', icon: 'random', open: openDelegateDialog },
  { id: 'recall', label: '收回委派', icon: 'step-backward', open: openRecallDialog },
  { id: 'remind', label: '催办', icon: 'bell', open: openRemindDialog },
  { id: 'copy', label: '抄送', icon: 'send', open: openCopyDialog },
  { id: 'comment', label: '批注', icon: 'comment', open: openCommentDialog },
];

/** What one can do with a task besides completing it; only what the server allows is shown. */
function TaskActions({ engine, scope }) {
  const task = useTask(scope);
  const { data: allowed } = useLoad(scope, () => allowedActions(engine, task), [task]);

  if (!task || allowed?.taskId !== task.id) {
    return null;
  }

  const onDone = async (title, message) => {
    notify(title, message);
    refreshTasks();
    if (await isReadable(engine, task.id)) {
      scope.$applyAsync(() => scope.taskData.changed('task'));
    } else {
      closeTask();
    }
  };
  const open = async (action) => {
    try {
      await action.open({ engine, taskId: task.id, taskName: task.name, onDone });
    } catch (failure) {
      notify(`暂时不能${action.label}`, failure.body?.message);
    }
  };

  return (
    <div class="itp-actions" role="group" aria-label="任务操作">
      {ACTIONS.filter(({ id }) => allowed[id]).map((action) => (
        <button key={action.id} type="button" class="btn btn-link" onClick={() => open(action)}>
          <span class={`glyphicon glyphicon-${action.icon}`} aria-hidden="true" /> {action.label}
        </button>
      ))}
      {allowed.projectCode && (
        <a class="btn btn-link itp-print" href={printAddress(allowed.projectCode, task.id)}>
          <span class="glyphicon glyphicon-print" aria-hidden="true" /> 打印
        </a>
      )}
    </div>
  );
}

/** Tasks outside of projects have none. */
async function allowedActions(engine, task) {
  const card = task && await cardsOf(engine).get(task.id);
  return card?.projectCode ? { taskId: task.id, ...await engine.get(engine.ownUrl(`tasks/${task.id}/actions`)) } : {};
}

async function isReadable(engine, taskId) {
  try {
    await engine.get(engine.url(`task/${taskId}`));
    return true;
  } catch {
    return false;
  }
}

export const taskActions = plugin({ id: 'itp-task-actions', pluginPoint: 'tasklist.task.action', priority: 200 }, TaskActions);
