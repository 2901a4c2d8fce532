/**
 * What Tasklist's parts know of what stands behind the question mark of its address. They change the address themselves, without having
 * to be told; whatever else changes there is news to them, even if it comes together with a change of their own.
 */
export class KnownAddress {
  /** @param {string} url the address as they read it: path and query */
  constructor(url) {
    this.learn(url);
  }

  /** They read the address as it is. */
  learn(url) {
    this._known = parametersOf(url);
  }

  /** They changed the address; what they did not know of it before is still news. */
  changed(before, after) {
    differences(parametersOf(before), parametersOf(after)).forEach((value, name) => this._known.set(name, value));
  }

  /** Whether there is something in the address that they have to be told. */
  isNews(url) {
    return differences(this._known, parametersOf(url)).size > 0;
  }
}

/** @returns {Map<string, string|undefined>} new values by name */
function differences(before, after) {
  const names = new Set([...before.keys(), ...after.keys()]);
  return new Map([...names].filter((name) => before.get(name) !== after.get(name)).map((name) => [name, after.get(name)]));
}

function parametersOf(url) {
  return new Map(new URLSearchParams(url.split('?')[1]?.split('#')[0]));
}
