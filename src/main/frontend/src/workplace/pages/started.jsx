import { openRemindDialog } from '../actions/dialogs.jsx';
import { plugin } from '../plugin.jsx';
import { notify, refreshTasks } from '../tasklist-services.js';
import { formatTime } from '../../format.js';
import { Limit, Project, Step, WorklistPage } from './worklist-page.jsx';

/** 我发起的: where my projects are, who has them, and a way to remind them. */
function Started({ engine, scope }) {
  const remind = ({ taskId, stepName }) => openRemindDialog({
    engine,
    taskId,
    taskName: stepName,
    onDone: (title, message) => {
      notify(title, message);
      refreshTasks();
    },
  });
  return (
    <WorklistPage engine={engine} scope={scope} title="我发起的" list="started" empty="您还没有发起过项目。点击右上角“发起流程”开始。">
      {(items) => (
        <ul class="itp-rows">
          {items.map((item) => (
            <li key={item.projectCode} class="itp-row">
              <div class="itp-row-main">
                <Project code={item.projectCode} name={item.projectName} />
                <p class="itp-hint">{item.buildTypeName} · {formatTime(item.startedAt)} 发起</p>
              </div>
              <div class="itp-row-state itp-row-wide">
                <p>
                  <span class={`itp-mark ${item.status === 'RUNNING' ? 'itp-mark-positive' : ''}`}>{item.statusLabel}</span>
                  {item.phaseName && <span class="itp-hint"> {item.phaseName}</span>}
                </p>
                {item.now.map((step) => (
                  <div key={step.taskId} class="itp-now">
                    <span>
                      <Step stepNo={step.stepNo} stepName={step.stepName} />
                      <span class="itp-hint"> {step.handlers.join('、')}</span> <Limit limit={step.limit} />
                    </span>
                    <button type="button" class="btn btn-default btn-sm" onClick={() => remind(step)}>催办</button>
                  </div>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </WorklistPage>
  );
}

export const startedPage = plugin({ id: 'itp-started', pluginPoint: 'tasklist.route', properties: { path: '/started' } }, Started);
