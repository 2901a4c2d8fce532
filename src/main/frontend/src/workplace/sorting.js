/** What is due first comes first, unless the person chose another order. */
const DEFAULT = JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]);
const KEPT = 'itp.sorting';

/** The order of the task list. Tasklist keeps it in its address alone, and takes an address without one for “newest first”. */
export class Sorting {
  /** @param {Pick<Storage, 'getItem'|'setItem'>} storage outlives the page */
  constructor(storage) {
    this._storage = storage;
  }

  /**
   * The order an address of Tasklist has to be given, nothing if it shows another page or has one. That one is kept as the person's choice.
   *
   * @param {string} path
   * @param {{ sorting?: string }} search what stands behind the question mark
   * @returns {{ sorting?: string }}
   */
  missingAt(path, { sorting }) {
    if (path !== '' && path !== '/') {
      return {};
    }
    if (!sorting) {
      return { sorting: this._chosen ?? DEFAULT };
    }
    if (sorting !== this._chosen) {
      this._keep(sorting);
    }
    return {};
  }

  get _chosen() {
    try {
      return this._storage.getItem(KEPT) ?? undefined;
    } catch {
      return undefined; // the browser keeps nothing for this page
    }
  }

  _keep(sorting) {
    try {
      this._storage.setItem(KEPT, sorting);
    } catch {
      // It is asked for again with the next page.
    }
  }
}
