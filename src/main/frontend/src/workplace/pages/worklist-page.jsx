import { useEffect } from 'preact/hooks';

import { PageFrame } from '../page-frame.jsx';
import { Paging } from '../paging.jsx';
import { ProjectLink } from '../project-link.jsx';
import { useLoad } from '../use-load.js';
import { useSearch } from '../use-search.js';

const SIZE = 20;

/**
 * A page with one of the person's lists: search, items, paging.
 *
 * @param {{ engine: object, scope: object, title: string, list: string, empty: string,
 *     children: (items: object[], reload: () => void) => any }} props `list` as the server calls it
 */
export function WorklistPage({ engine, scope, title, list, empty, children }) {
  const { text, setText, query, page, setPage } = useSearch();
  const load = useLoad(
    scope,
    () => engine.get(engine.ownUrl(`worklist/${list}?page=${page}&size=${SIZE}&q=${encodeURIComponent(query)}`)),
    [engine, list, page, query],
  );
  useEffect(() => scope.$root.$on('itp.changed', load.reload), [scope, load.reload]);

  const search = (
    <input type="search" class="form-control itp-page-search" aria-label="查找项目" placeholder="按项目编号、名称查找" value={text}
      onInput={(event) => setText(event.currentTarget.value)} />
  );
  const { items = [], total = 0 } = load.data ?? {};
  return (
    <PageFrame title={title} subtitle={load.data && `共 ${total} 条`} tools={search} load={load}
      empty={items.length === 0 && (query ? `没有与“${query}”相符的记录。` : empty)}>
      {children(items, load.reload)}
      <Paging page={page} size={SIZE} total={total} onPage={setPage} />
    </PageFrame>
  );
}

/** Code and name of a project, leading to its page. */
export function Project({ code, name }) {
  return <ProjectLink code={code} class="itp-project"><strong>{name}</strong> <span class="itp-code">{code}</span></ProjectLink>;
}

/** How long until the limit, or how late. */
export function Limit({ limit }) {
  return limit && limit.state !== 'NONE' ? <span class={`itp-limit itp-limit-${limit.state.toLowerCase()}`}>{limit.text}</span> : null;
}

/** Number and name of a step. */
export function Step({ stepNo, stepName }) {
  return <>{stepNo && <span class="itp-code">{stepNo}</span>} {stepName}</>;
}
