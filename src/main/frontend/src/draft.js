/**
 * A form filled in halfway, kept in this browser by Tasklist's button “Save”. Picked files are not part of it.
 */
export class Draft {
  /** @param {string} id of the task, or of the process definition to be started */
  constructor(id) {
    this._key = `camunda-form:${id}`;
  }

  /** @returns {Record<string, any>} values by variable, empty if nothing was saved */
  load() {
    try {
      return Object(JSON.parse(localStorage.getItem(this._key)));
    } catch {
      return {};
    }
  }

  save(values) {
    localStorage.setItem(this._key, JSON.stringify(values));
  }

  discard() {
    localStorage.removeItem(this._key);
  }
}
