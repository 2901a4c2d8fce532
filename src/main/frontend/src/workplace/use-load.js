import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

import { requireLogin } from '../session.js';

/**
 * What the server answers, again whenever one of the inputs changes. While it is asked again, the last answer stays.
 *
 * @template T
 * @param {object} scope any scope of Tasklist
 * @param {() => Promise<T>} read
 * @param {any[]} inputs what `read` depends on
 * @returns {{ data?: T, failure?: Error, loading: boolean, reload: () => Promise<void> }}
 */
export function useLoad(scope, read, inputs) {
  const [state, setState] = useState({ loading: true });
  const latest = useRef(0);

  const reload = useCallback(async () => {
    latest.current += 1;
    const asked = latest.current;
    setState((before) => ({ ...before, loading: true }));
    let next;
    try {
      next = { data: await read(), loading: false };
    } catch (failure) {
      requireLogin(scope, failure);
      next = { failure, loading: false };
    }
    if (asked === latest.current) {
      setState(next);
    }
  }, inputs);

  useEffect(() => {
    reload();
    return () => {
      latest.current += 1; // an answer that is still on its way is of no interest any more
    };
  }, [reload]);

  return { ...state, reload };
}
