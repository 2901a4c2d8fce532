import { useEffect, useState } from 'preact/hooks';

const PAUSE = 350; // ms after a key before the server is asked

/**
 * Text and page of a list that the server searches.
 *
 * @returns {{ text: string, setText: (text: string) => void, query: string, page: number, setPage: (page: number) => void }} `query`
 *     follows the text after a pause, and starts over with page 0
 */
export function useSearch() {
  const [text, setText] = useState('');
  const [{ query, page }, setState] = useState({ query: '', page: 0 });
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === query) {
      return undefined;
    }
    const timer = setTimeout(() => setState({ query: wanted, page: 0 }), PAUSE);
    return () => clearTimeout(timer);
  }, [text, query]);
  return { text, setText, query, page, setPage: (next) => setState({ query, page: next }) };
}
