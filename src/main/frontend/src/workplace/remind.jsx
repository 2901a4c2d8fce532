import { openRemindDialog } from './actions/dialogs.jsx';
import { notify, refreshTasks } from './tasklist-services.js';

/** Lets a person remind who has an open task. */
export function RemindButton({ engine, taskId, taskName }) {
  const onDone = (title, message) => {
    notify(title, message);
    refreshTasks();
  };
  return (
    <button type="button" class="btn btn-default btn-xs" aria-label={`催办：${taskName}`}
      onClick={() => openRemindDialog({ engine, taskId, taskName, onDone })}>
      催办
    </button>
  );
}
