import { render } from 'preact';

import { cardsOf } from './cards.js';
import { ProjectLink } from './project-link.jsx';
import { useLoad } from './use-load.js';
import { useTask } from './use-task.js';

/** What one should know before one works on a task: its project, how long there is, and for whom. */
function TaskSummary({ engine, scope }) {
  const task = useTask(scope);
  const { data: card } = useLoad(
    scope,
    async () => (task ? cardsOf(engine).get(task.id) : undefined),
    [task],
  );
  if (!card || card.taskId !== task?.id) {
    return null;
  }
  return (
    <p class="itp-summary">
      {card.projectCode && (
        <ProjectLink code={card.projectCode}><strong>{card.projectName}</strong> <span class="itp-code">{card.projectCode}</span></ProjectLink>
      )}
      {card.limit && card.limit.state !== 'NONE' && <span class={`itp-limit itp-limit-${card.limit.state.toLowerCase()}`}>{card.limit.text}</span>}
      {card.actingFor && <span class="itp-mark">代{card.actingFor}办理</span>}
      {card.delegatedBy && <span class="itp-mark">{card.delegatedBy}委派，提交后交回其确认</span>}
      {card.delegatedTo && <span class="itp-mark">已委派给{card.delegatedTo}</span>}
    </p>
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
