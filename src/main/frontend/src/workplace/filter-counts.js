/** How many tasks each filter leaves, by its id. */
export class FilterCounts {
  /**
   * @param {() => Promise<Record<string, number>>} fetchCounts
   * @param {(counts: Record<string, number>) => void} show
   */
  constructor(fetchCounts, show) {
    this._fetch = fetchCounts;
    this._show = show;
  }

  /** Asks the server; what is asked meanwhile leads to one request more. */
  async recount() {
    if (this._asking) {
      this._again = true;
      return;
    }
    this._asking = true;
    do {
      this._again = false;
      try {
        this._show(await this._fetch());
      } catch {
        // The numbers of before are better than none; the next minute asks again.
      }
    } while (this._again);
    this._asking = false;
  }

  /**
   * Takes notice of a list as it was just read: if what was asked for last time is answered differently, the numbers are others as well.
   *
   * @param {string} asked says what was asked for: which filter, which text
   * @param {{ count: number, _embedded?: { task?: { id: string, assignee?: string }[] } }} list
   */
  listed(asked, { count, _embedded }) {
    const content = JSON.stringify([count, (_embedded?.task ?? []).map(({ id, assignee }) => [id, assignee])]);
    const changed = asked === this._asked && content !== this._content;
    this._asked = asked;
    this._content = content;
    if (changed) {
      this.recount();
    }
  }
}
