const LIST = /^#\/(\?.*)?$/;

let last = '#/';

/**
 * Keeps in mind where in the task list the person was.
 *
 * @param {string} hash the page's address after the path
 */
export function visited(hash) {
  if (LIST.test(hash)) {
    last = hash;
  }
}

/** The task list as the person left it: filter, page and task. */
export function listAddress() {
  return last;
}

/**
 * The address, without the number sign, of the list as the person left it with a task open.
 *
 * @param {string} taskId
 */
export function taskAddress(taskId) {
  const parameters = new URLSearchParams(last.split('?')[1]);
  parameters.delete('detailsTab');
  parameters.set('task', taskId);
  return `/?${parameters}`;
}
