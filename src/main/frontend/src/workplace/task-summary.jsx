import { render } from 'preact';

import { formatTime } from '../format.js';
import { cardsOf } from './cards.js';
import { ProjectLink } from './project-link.jsx';
import { useLoad } from './use-load.js';
import { useTask } from './use-task.js';

/** What one should know before one works on a task: its project, who has it, and how long there is. */
function TaskSummary({ engine, scope }) {
  const task = useTask(scope);
  const { data: card } = useLoad(scope, async () => (task ? cardsOf(engine).get(task.id) : undefined), [task]);
  if (!card || card.taskId !== task?.id) {
    return null;
  }
  const mine = card.assigneeId === scope.$root.authentication?.name;
  return (
    <>
      <p class="itp-summary">
        {card.projectCode && (
          <ProjectLink code={card.projectCode} taskId={card.taskId}><strong>{card.projectName}</strong> <span class="itp-code">{card.projectCode}</span></ProjectLink>
        )}
        {card.delegationDone && (
          <span class="itp-mark itp-mark-positive" title={formatTime(card.delegationDone.at)}>{card.delegationDone.by} 已完成委派，{mine ? '请确认后提交' : `待${card.assigneeName}确认`}</span>
        )}
        {card.actingFor && <span class="itp-mark">代{card.actingFor}办理</span>}
        {card.delegatedBy && mine && <span class="itp-mark">{card.delegatedBy}委派，提交后交回其确认</span>}
        {card.delegatedTo && !mine && <span class="itp-mark">已委派给{card.delegatedTo}，提交后交回</span>}
      </p>
      <p class="itp-summary">
        {card.assigneeId
          ? <span><span class="itp-hint">办理人</span> {card.assigneeName}</span>
          : <span><span class="itp-hint">待认领</span> {card.candidates?.join('、')}</span>}
        {card.due && <span><span class="itp-hint">截止日期</span> {formatTime(card.due)}</span>}
        {card.limit && card.limit.state !== 'NONE' && <span class={`itp-limit itp-limit-${card.limit.state.toLowerCase()}`}>{card.limit.text}</span>}
      </p>
    </>
  );
}

/**
 * Makes `itp-task-summary` an attribute of Tasklist's templates.
 *
 * @param {object} module of AngularJS
 * @param {import('../engine.js').Engine} engine
 */
export function registerTaskSummary(module, engine) {
  module.directive('itpTaskSummary', () => ({
    link(scope, [element]) {
      render(<TaskSummary engine={engine} scope={scope} />, element);
      scope.$on('$destroy', () => render(null, element));
    },
  }));
}
