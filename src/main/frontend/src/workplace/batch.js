/**
 * Turns a request for many into requests for one each: what is asked for within a moment is fetched together, each key once.
 *
 * @template V
 * @param {(keys: string[]) => Promise<Map<string, V>>} fetchAll
 * @param {{ delay?: number, size?: number }} [options] the moment in milliseconds; the most keys of one request
 * @returns {(key: string) => Promise<V | undefined>} undefined if there is nothing under the key
 */
export function batched(fetchAll, { delay = 10, size = 200 } = {}) {
  let waiting = new Map();

  const flush = () => {
    const asked = [...waiting];
    waiting = new Map();
    for (let start = 0; start < asked.length; start += size) {
      const part = asked.slice(start, start + size);
      fetchAll(part.map(([key]) => key)).then(
        (found) => part.forEach(([key, { resolve }]) => resolve(found.get(key))),
        (failure) => part.forEach(([, { reject }]) => reject(failure)));
    }
  };

  return (key) => {
    if (waiting.size === 0) {
      setTimeout(flush, delay);
    }
    if (!waiting.has(key)) {
      const entry = {};
      entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
      waiting.set(key, entry);
    }
    return waiting.get(key).promise;
  };
}
