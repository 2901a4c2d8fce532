import { useEffect, useState } from 'preact/hooks';

/**
 * Counts the changes somebody at this computer made to tasks, for what has to be read again then.
 *
 * @param {object} scope any scope of Tasklist
 */
export function useChanges(scope) {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const changed = () => setChanges((count) => count + 1);
    const ends = [scope.$root.$on('itp.changed', changed), scope.$watch('task', (task, before) => task !== before && changed())];
    return () => ends.forEach((end) => end());
  }, [scope]);
  return changes;
}
