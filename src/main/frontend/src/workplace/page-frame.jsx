import { useEffect, useRef } from 'preact/hooks';

import { listAddress } from './list-address.js';

/**
 * Frame of a page of its own: title, way back to the tasks, and what is shown while there is nothing to show.
 *
 * @param {{ title: string, subtitle?: any, tools?: any, load?: { data?: any, failure?: Error, loading: boolean, reload: () => void },
 *     empty?: string | false, children: any }} props `load` as `useLoad` returns it; `empty`: what to say if there is nothing; the
 *     children are shown once there are data
 */
export function PageFrame({ title, subtitle, tools, load, empty, children }) {
  const heading = useRef();
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current.focus({ preventScroll: true });
  }, []);
  return (
    <div class="itp-page">
      <main class="itp-page-inner" aria-busy={load?.loading ?? false}>
        <header class="itp-page-head">
          <a class="itp-back" href={listAddress()}><span aria-hidden="true">‹ </span>返回待办</a>
          <div class="itp-page-title">
            <h1 ref={heading} tabIndex={-1}>{title}</h1>
            {subtitle && <div class="itp-hint">{subtitle}</div>}
          </div>
          {tools && <div class="itp-page-tools">{tools}</div>}
        </header>
        <Content load={load} empty={empty}>{children}</Content>
      </main>
    </div>
  );
}

function Content({ load, empty, children }) {
  if (load?.failure) {
    return (
      <div class="itp-state" role="alert">
        <p>{load.failure.status === 404 ? '没有找到，或者您没有权限查看。' : '暂时无法读取。'}</p>
        {load.failure.body?.message && <p class="itp-hint">{load.failure.body.message}</p>}
        <button type="button" class="btn btn-default" onClick={load.reload}>重试</button>
      </div>
    );
  }
  if (load && load.data === undefined) {
    return <p class="itp-state" role="status">正在读取…</p>;
  }
  return empty ? <p class="itp-state" role="status">{empty}</p> : children;
}
