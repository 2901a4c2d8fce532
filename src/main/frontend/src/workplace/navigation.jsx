import { useEffect, useState } from 'preact/hooks';

import { listAddress } from './list-address.js';
import { plugin } from './plugin.jsx';
import { isAt } from './route.js';

const SETTINGS = [
  { path: '/deputies', label: '请假委托' },
  { path: '/phrases', label: '常用语' },
  { path: '/notifications', label: '通知设置' },
];
const SUMMARY_EVERY = 60_000; // ms

/** The workplace's pages, in the bar at the top and on a phone at the bottom. */
function Navigation({ engine, scope }) {
  const [url, setUrl] = useState(currentUrl());
  const [{ copiedUnread, remindersOpen, overdue }, setSummary] = useState({});

  useEffect(() => {
    const onHash = () => setUrl(currentUrl());
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);

  useEffect(() => {
    const count = async () => {
      try {
        setSummary(await engine.get(engine.ownUrl('worklist/summary')));
      } catch {
        // The next minute asks again.
      }
    };
    count();
    const timer = setInterval(count, SUMMARY_EVERY);
    const forget = scope.$root.$on('itp.changed', count);
    return () => {
      clearInterval(timer);
      forget();
    };
  }, [engine, scope]);

  useEffect(() => {
    hideStartWithoutProcess(engine);
  }, [engine]);

  const link = (path, label, extra, href = `#${path}`) => (
    <a href={href} class={isAt(url, path) ? 'itp-current' : undefined} aria-current={isAt(url, path) ? 'page' : undefined}>{label}{extra}</a>
  );
  return (
    <nav class="itp-navigation-bar" aria-label="工作台">
      {link('/', '待办', (
        <>
          <Count number={overdue} word="逾期" explanation={`${overdue} 项已逾期`} />
          <Count number={remindersOpen} word="催办" explanation={`${remindersOpen} 项被催办`} tone="urgent" />
        </>
      ), listAddress())}
      {link('/done', '我的已办')}
      {link('/started', '我发起的')}
      {link('/copied', '抄送我的', <Count number={copiedUnread} explanation={`${copiedUnread} 条未读`} />)}
      <Menu url={url} />
    </nav>
  );
}

/** A number that asks for attention; there is none for zero. */
function Count({ number, word, explanation, tone = 'plain' }) {
  return number > 0 && (
    <span class={`itp-unread-count itp-count-${tone}`} title={explanation} role="img" aria-label={explanation}>
      {word && <span class="itp-count-word">{word} </span>}{number > 99 ? '99+' : number}
    </span>
  );
}

function Menu({ url }) {
  const [open, setOpen] = useState(false);
  const current = SETTINGS.some(({ path }) => isAt(url, path));
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    const close = () => setOpen(false);
    document.addEventListener('click', close);
    return () => document.removeEventListener('click', close);
  }, [open]);

  const onKeyDown = (event) => {
    if (event.key === 'Escape') {
      setOpen(false);
      event.currentTarget.querySelector('button').focus();
    }
  };
  return (
    <div class="itp-menu" onKeyDown={onKeyDown}>
      <button type="button" class={current ? 'itp-current' : undefined} aria-expanded={open} onClick={() => setOpen(!open)}>
        设置 <span class="caret" aria-hidden="true" />
      </button>
      {open && (
        <div class="itp-menu-items">
          {SETTINGS.map(({ path, label }) => (
            <a key={path} href={`#${path}`} aria-current={isAt(url, path) ? 'page' : undefined}>{label}</a>
          ))}
        </div>
      )}
    </div>
  );
}

/** Most people work on projects and start none. */
async function hideStartWithoutProcess(engine) {
  try {
    const query = 'latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true';
    const { count } = await engine.get(engine.url(`process-definition/count?${query}`));
    document.body.classList.toggle('itp-starts-nothing', count === 0);
  } catch {
    // The dialog tells as well that there is nothing to start.
  }
}

function currentUrl() {
  return window.location.hash.slice(1) || '/';
}

export const navigation = plugin({ id: 'itp-navigation', pluginPoint: 'tasklist.navbar.action', priority: 1000 }, Navigation);
