import { useEffect, useState } from 'preact/hooks';

/**
 * The task that is open, and again whenever Tasklist has read it anew.
 *
 * @param {object} scope of a plugin at the task
 * @returns {object|undefined}
 */
export function useTask(scope) {
  const [task, setTask] = useState(scope.task ?? undefined);
  useEffect(() => scope.$watch('task', (next) => setTask(next ?? undefined)), [scope]);
  return task;
}
