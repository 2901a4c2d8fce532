// Links and buttons of Tasklist that show a sign only are given names for those who do not see it.
const REGIONS = { filters: '筛选器栏', list: '任务列表栏', task: '任务栏' };
const DIRECTION = 'class="sort-direction glyphicon"';
const ADD = '<a href\n       uib-dropdown-toggle class="dropdown-toggle">';

/** @param {object[]} directives what Tasklist shows the order of the list by */
export function nameSorting(directives) {
  const [directive] = directives;
  directive.template = directive.template
    .replace(DIRECTION, `${DIRECTION} aria-label="{{ (sorting.order === 'desc' ? 'DESC' : 'ASC') | translate }}"`)
    .replace(ADD, ADD.replace('<a', '<a aria-label="{{ \'ADD_SORT_BY\' | translate }}"'));
  return directives;
}

/** Names the buttons that fold the columns. */
export function nameColumns() {
  for (const [region, name] of Object.entries(REGIONS)) {
    document.querySelector(`.region-toggle[data-region="${region}"]`)?.setAttribute('aria-label', `收起或展开${name}`);
  }
  document.querySelector('.maximize')?.setAttribute('aria-label', '放大任务栏');
  document.querySelector('.reset-regions')?.setAttribute('aria-label', '恢复各栏');
}
