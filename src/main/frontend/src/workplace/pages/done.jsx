import { openWithdrawDialog } from '../actions/dialogs.jsx';
import { plugin } from '../plugin.jsx';
import { goTo, notify, refreshTasks } from '../tasklist-services.js';
import { formatTime } from '../../format.js';
import { Project, Step, WorklistPage } from './worklist-page.jsx';

/** 我的已办: what I completed, what has become of it, and a way to take it back. */
function Done({ engine, scope }) {
  const withdraw = ({ taskId, stepName }) => openWithdrawDialog({
    engine,
    taskId,
    taskName: stepName,
    onDone: (title, message, { taskId: again }) => {
      notify(title, message);
      refreshTasks();
      goTo(`/?task=${encodeURIComponent(again)}`);
    },
  });
  return (
    <WorklistPage engine={engine} scope={scope} title="我的已办" list="done" empty="您还没有办理过任务。">
      {(items) => (
        <ul class="itp-rows">
          {items.map((item) => (
            <li key={item.taskId} class="itp-row">
              <div class="itp-row-main">
                <Project code={item.projectCode} name={item.projectName} />
                <p>
                  <Step stepNo={item.stepNo} stepName={item.stepName} />
                  {item.phaseName && <span class="itp-hint"> · {item.phaseName}</span>}
                </p>
                <p class="itp-hint">
                  {formatTime(item.completedAt)} 办结{item.durationText && ` · ${item.durationText}`}
                  {item.late && <span class="itp-limit itp-limit-overdue"> 超期办结</span>}
                  {item.actingFor && ` · 代${item.actingFor}办理`}
                </p>
              </div>
              <div class="itp-row-state">
                {item.verdictLabel && <span class="itp-mark">{item.verdictLabel}</span>}
                {item.withdrawn && <span class="itp-mark">已撤回</span>}
                <p class="itp-hint">{nowOf(item)}</p>
              </div>
              <div class="itp-row-tools">
                {item.canWithdraw && <button type="button" class="btn btn-default btn-sm" onClick={() => withdraw(item)}>撤回</button>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </WorklistPage>
  );
}

function nowOf({ projectStatusLabel, now }) {
  return now.length > 0 ? `现在：${now.map(({ stepName, handlers }) => [stepName, handlersOf(handlers)].filter(Boolean).join(' ')).join('；')}`
    : `项目${projectStatusLabel}`;
}

function handlersOf(handlers) {
  return Array.isArray(handlers) ? handlers.join('、') : handlers;
}

export const donePage = plugin({ id: 'itp-done', pluginPoint: 'tasklist.route', properties: { path: '/done' } }, Done);
