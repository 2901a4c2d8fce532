/**
 * The task that is open at an address of Tasklist.
 *
 * @param {string} url path and query: `/?filter=1&task=2`
 * @returns {string|undefined}
 */
export function openTask(url) {
  const [path, query] = url.split('?');
  const task = new URLSearchParams(query ?? '').get('task');
  return (path === '' || path === '/') && task ? task : undefined;
}

/**
 * Whether an address belongs to a page.
 *
 * @param {string} url path and query
 * @param {string} path of the page
 */
export function isAt(url, path) {
  return url.split('?')[0].replace(/(.)\/$/, '$1') === path;
}
