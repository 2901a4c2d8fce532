import { useEffect, useState } from 'preact/hooks';

import { plugin } from './plugin.jsx';
import { searchQuery } from './task-query.js';
import { holdTaskList } from './tasklist-services.js';

const PAUSE = 350; // ms after a key before the list is read

/** Finds tasks of the current filter by project code, project name or step. */
function TaskSearch({ scope }) {
  const [text, setText] = useState('');

  useEffect(() => {
    holdTaskList(scope.tasklistData);
    return () => {
      scope.$root.itpSearch = '';
      holdTaskList(undefined);
    };
  }, [scope]);

  useEffect(() => {
    const timer = setTimeout(() => scope.$applyAsync(() => {
      scope.$root.itpSearch = text;
      scope.tasklistData.set('searchQuery', searchQuery(text));
    }), PAUSE);
    return () => clearTimeout(timer);
  }, [scope, text]);

  return (
    <div class="itp-search" role="search">
      <input type="search" class="form-control" aria-label="查找任务" placeholder="项目编号、项目名称或步骤" value={text}
        onInput={(event) => setText(event.currentTarget.value)} />
    </div>
  );
}

export const taskSearch = plugin({ id: 'itp-task-search', pluginPoint: 'tasklist.list', priority: 100 }, TaskSearch);
