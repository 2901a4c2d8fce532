const LIST = /^#\/(\?.*)?$/;
const PLACE = ['filter', 'page'];

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

/**
 * What an address that names a task and no filter has to be given: the place in the list as the person left it. With another filter,
 * Tasklist would close the task again.
 *
 * @param {string} path
 * @param {{ task?: string, filter?: string }} search what stands behind the question mark
 * @returns {{ filter?: string, page?: string }}
 */
export function listOfTask(path, { task, filter }) {
  const left = new URLSearchParams(last.split('?')[1]);
  if ((path !== '' && path !== '/') || !task || filter || !left.has('filter')) {
    return {};
  }
  return Object.fromEntries([...left].filter(([name]) => PLACE.includes(name)));
}
