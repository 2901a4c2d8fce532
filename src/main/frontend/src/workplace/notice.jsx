import { explain } from './project.js';

/** What stands in a view that has nothing to show: not yet, not at all, or not for this person. */
export function Notice({ children, tone = 'plain', onRetry }) {
  return (
    <div class={`itp-message itp-message-${tone}`} role={tone === 'failure' ? 'alert' : 'status'}>
      <span>{children}</span>
      {onRetry && <button type="button" class="btn btn-default btn-sm" onClick={onRetry}>重试</button>}
    </div>
  );
}

/**
 * Shows what `useLoad` gives once it is there.
 *
 * @param {{ load: { data?: any, failure?: Error, reload: () => void }, children: (data: any) => any }} props
 */
export function Loaded({ load: { data, failure, reload }, children }) {
  if (failure) {
    const final = failure.status === 403 || failure.status === 404;
    return <Notice tone={final ? 'plain' : 'failure'} onRetry={final ? undefined : reload}>{explain(failure)}</Notice>;
  }
  return data === undefined ? <Notice>正在读取…</Notice> : children(data);
}
