import { openRemindDialog } from './actions/dialogs.jsx';
import { notify, refreshTasks } from './tasklist-services.js';
import { useLoad } from './use-load.js';

/**
 * Lets a person remind who has an open task, if that is allowed.
 *
 * @param {object} props `version`: another one asks again whether it is
 */
export function RemindButton({ engine, scope, taskId, taskName, version }) {
  const { data: allowed } = useLoad(scope, () => engine.get(engine.ownUrl(`tasks/${encodeURIComponent(taskId)}/actions`)), [taskId, version]);
  const onDone = (title, message) => {
    notify(title, message);
    refreshTasks();
  };
  return allowed?.remind ? (
    <button type="button" class="btn btn-default btn-xs" aria-label={`催办：${taskName}`}
      onClick={() => openRemindDialog({ engine, taskId, taskName, onDone })}>
      催办
    </button>
  ) : null;
}
