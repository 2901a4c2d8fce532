/**
 * A form filled in halfway, of one person and one task (or one process to be started). It is kept by the server, so that it is there
 * on every computer, and in this browser while the server can't be asked.
 *
 * @typedef {{ values: Record<string, any>, savedAt: Date, local: boolean, basis?: Record<string, any>, removed?: boolean }} SavedDraft
 *     `local`: kept in this browser only; `basis`: what the server held of the values then; `removed`: it followed a draft the server
 *     no longer has
 */
export class Draft {
  /**
   * @param {import('./engine.js').Engine} engine
   * @param {string} userId whose draft
   * @param {string} key id of the task, or `start:` and the key of the process
   * @param {Storage} [storage] of the browser
   */
  constructor(engine, userId, key, storage = localStorage) {
    this._engine = engine;
    this._url = engine.ownUrl(`drafts/${encodeURIComponent(key)}`);
    this._storage = storage;
    this._storageKey = `itp-draft:${userId}:${key}`;
    this._onServer = null; // when the draft of the server was saved
    this._data = {};
    this._saving = Promise.resolve();
  }

  /** Takes what the server holds of the form's values: what this browser keeps from now on is meant as a change of that. */
  basedOn(data) {
    this._data = data;
  }

  /**
   * What was saved last.
   *
   * @returns {Promise<{ draft: SavedDraft|null, failure?: Error }>} `failure`: why the server could not be asked
   */
  async load() {
    const local = this._local();
    try {
      const answer = await this._engine.get(this._url);
      this._onServer = answer?.savedAt ?? null;
      const saved = answer ? { values: Object(answer.values), savedAt: new Date(answer.savedAt), local: false } : null;
      return { draft: local && isNewer(local, answer) ? { ...local, removed: !answer && Boolean(local.after) } : saved };
    } catch (failure) {
      return { draft: local, failure };
    }
  }

  /**
   * Saves, on the server if possible.
   *
   * @returns {Promise<{ savedAt: Date, local: boolean, failure?: Error }>} `failure`: why the server did not take it
   */
  save(values) {
    this._saving = this._save(values);
    return this._saving;
  }

  async _save(values) {
    try {
      const { savedAt } = await this._engine.put(this._url, { values });
      this._onServer = savedAt;
      this._storage.removeItem(this._storageKey);
      return { savedAt: new Date(savedAt), local: false };
    } catch (failure) {
      return { savedAt: this.keep(values), local: true, failure };
    }
  }

  /**
   * Saves in this browser, at once.
   *
   * @returns {Date} when
   */
  keep(values) {
    const savedAt = new Date();
    const basis = held(this._data, values);
    this._storage.setItem(this._storageKey, JSON.stringify({ values, savedAt, after: this._onServer, basis }));
    return savedAt;
  }

  /** Forgets what this browser keeps. */
  forget() {
    this._storage.removeItem(this._storageKey);
  }

  /** Removes what was saved, on the server as well if there is anything. */
  async discard() {
    await this._saving; // what arrives on the server after its removal would be a draft again
    this.forget();
    if (this._onServer) {
      this._onServer = null;
      await this._engine.delete(this._url);
    }
  }

  _local() {
    try {
      const { values, savedAt, after, basis } = JSON.parse(this._storage.getItem(this._storageKey));
      return { values: Object(values), savedAt: new Date(savedAt), local: true, after, basis };
    } catch {
      return null;
    }
  }
}

/**
 * Whether others have changed meanwhile what a draft would hide, or have taken it back on the server: nobody wants it unasked then.
 *
 * @param {SavedDraft} draft
 * @param {Record<string, any>} data what the server holds of the form's values now
 */
export function isOutdated({ values, basis, removed }, data) {
  return Boolean(removed) || (basis !== undefined && JSON.stringify(held(data, values)) !== JSON.stringify(held(basis, values)));
}

/** Of the data, what the values stand for. */
function held(data, values) {
  return Object.fromEntries(Object.keys(values).map((name) => [name, data[name] ?? null]));
}

/** The clocks of browser and server differ; what was kept after the very draft the server has is the newer one whatever they say. */
function isNewer(local, saved) {
  return !saved || local.after === saved.savedAt || local.savedAt > new Date(saved.savedAt);
}
