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
