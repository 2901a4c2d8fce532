import { FilterCounts } from './filter-counts.js';

const EVERY = 60_000; // ms
const STOCK_COUNT = /<span ng-show="isFocused\(filter\)"\s+class="counter">[^<]*<\/span>/;
const COUNT = `<span class="itp-filter-count" ng-class="{'itp-filter-overdue': itpIsOverdue(filter)}" ng-if="itpCounts[filter.id] > 0">{{
  itpCounts[filter.id] > 99 ? '99+' : itpCounts[filter.id] }}</span>`;

/** As the server's filter of what is overdue has it, whatever the filter is called by now. */
const OVERDUE = '${worklist.now()}';

/**
 * Gives every filter of Tasklist its number of tasks; Tasklist itself counts the current one only.
 *
 * @param {object[]} directives what Tasklist shows filters by
 * @param {import('../engine.js').Engine} engine
 */
export function countFilters(directives, engine) {
  const [directive] = directives;
  directive.template = directive.template.replace(STOCK_COUNT, COUNT);
  directive.compile = () => (scope) => keepCounting(scope, engine);
  return directives;
}

function keepCounting(scope, engine) {
  const counts = new FilterCounts(() => engine.get(engine.ownUrl('worklist/filter-counts')), (found) => {
    scope.$applyAsync(() => {
      scope.itpCounts = found;
    });
  });
  const recount = () => counts.recount();
  const timer = setInterval(() => document.hidden || recount(), EVERY);
  scope.itpIsOverdue = ({ query }) => query?.dueBeforeExpression === OVERDUE;
  // Every ten seconds as well, and after a claim, of which nothing else tells.
  scope.filtersData.observe('taskList', (list) => {
    if (scope.currentFilter && list) {
      counts.listed(`${scope.currentFilter.id} ${scope.$root.itpSearch}`, list);
    }
  });
  scope.$on('$destroy', scope.$root.$on('itp.changed', recount));
  scope.$on('$destroy', () => clearInterval(timer));
  recount();
}
