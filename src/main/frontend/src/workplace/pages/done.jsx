import { withdraw } from '../actions/withdraw.js';
import { plugin } from '../plugin.jsx';
import { formatTime } from '../../format.js';
import { stepsInWords } from '../steps.js';
import { Verdict } from '../verdict.jsx';
import { Project, Step, WorklistPage } from './worklist-page.jsx';

/** 我的已办: what I completed, what has become of it, and a way to take it back. */
function Done({ engine, scope }) {
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
                  {formatTime(item.completedAt)} {item.delegatedBy ? '完成委派' : '办结'}{item.durationText && ` · ${item.durationText}`}
                  {item.late && <span class="itp-limit itp-limit-overdue"> 超期办结</span>}
                  {item.delegatedBy && ` · 受${item.delegatedBy}委派，由其确认后提交`}
                  {item.actingFor && ` · 代${item.actingFor}办理`}
                </p>
              </div>
              <div class="itp-row-state">
                {item.verdictLabel
                  ? <Verdict label={item.verdictLabel} negative={item.negative} withdrawn={item.withdrawn} />
                  : item.withdrawn && <span class="itp-mark itp-mark-plain">已撤回</span>}
                <p class="itp-hint">{nowOf(item)}</p>
              </div>
              <div class="itp-row-tools">
                {item.canWithdraw && <button type="button" class="btn btn-default btn-sm" onClick={() => withdraw({ engine, ...item })}>撤回</button>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </WorklistPage>
  );
}

function nowOf({ projectStatusLabel, now }) {
  return now.length > 0 ? `现在：${stepsInWords(now)}` : `项目${projectStatusLabel}`;
}

export const donePage = plugin({ id: 'itp-done', pluginPoint: 'tasklist.route', properties: { path: '/done' } }, Done);
