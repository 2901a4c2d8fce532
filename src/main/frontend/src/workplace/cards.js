import { batched } from './batch.js';

/** So many ids still fit into an address. */
const MOST = 100;

/** Cards kept for the next time a list is drawn, the oldest given up first. */
const KEPT = 500;

/** The cards of tasks: one request for all that are drawn at once, and what was known a moment ago until the answer is there. */
export class Cards {
  /** @param {(ids: string[]) => Promise<object[]>} fetchCards */
  constructor(fetchCards) {
    this._known = new Map();
    this._get = batched(async (ids) => {
      const cards = await fetchCards(ids);
      return new Map(cards.map((card) => [card.taskId, card]));
    }, { size: MOST });
  }

  /** The card as it was last seen, undefined if it never was. */
  known(taskId) {
    return this._known.get(taskId);
  }

  /**
   * The card as it is now.
   *
   * @returns {Promise<object | undefined>} undefined if the task is none of this package's, or gone
   */
  async get(taskId) {
    const card = await this._get(taskId);
    this._known.delete(taskId);
    if (card) {
      this._known.set(taskId, card);
      if (this._known.size > KEPT) {
        this._known.delete(this._known.keys().next().value);
      }
    }
    return card;
  }
}

let shared;

/** The cards of everything on the page. */
export function cardsOf(engine) {
  shared ??= new Cards((ids) =>
    engine.get(engine.ownUrl(`tasks/cards?${ids.map((id) => `id=${encodeURIComponent(id)}`).join('&')}`)));
  return shared;
}
