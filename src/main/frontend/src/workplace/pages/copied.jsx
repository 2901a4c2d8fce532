import { plugin } from '../plugin.jsx';
import { formatTime } from '../../format.js';
import { Project, WorklistPage } from './worklist-page.jsx';

/** 抄送我的: what others wanted me to know. */
function Copied({ engine, scope }) {
  const markRead = async (item, reload) => {
    await engine.post(engine.ownUrl(`worklist/copied/${item.id}/read`));
    reload();
    scope.$root.$broadcast('itp.changed');
  };
  return (
    <WorklistPage engine={engine} scope={scope} title="抄送我的" list="copied" empty="还没有抄送给您的内容。">
      {(items, reload) => (
        <ul class="itp-rows">
          {items.map((item) => (
            <li key={item.id} class={`itp-row${item.readAt ? '' : ' itp-unread'}`}>
              <div class="itp-row-main" onClick={(event) => !item.readAt && event.target.closest('a') && markRead(item, () => {})}>
                {!item.readAt && <span class="itp-dot" role="img" aria-label="未读" />}
                <Project code={item.projectCode} name={item.projectName} />
                <p>{item.stepName}{item.phaseName && <span class="itp-hint"> · {item.phaseName}</span>}</p>
                {item.message && <blockquote class="itp-message">{item.message}</blockquote>}
              </div>
              <div class="itp-row-state">
                <p>{item.senderName} <span class="itp-hint">{formatTime(item.sentAt)}</span></p>
              </div>
              <div class="itp-row-tools">
                {!item.readAt && <button type="button" class="btn btn-default btn-sm" onClick={() => markRead(item, reload)}>标为已读</button>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </WorklistPage>
  );
}

export const copiedPage = plugin({ id: 'itp-copied', pluginPoint: 'tasklist.route', properties: { path: '/copied' } }, Copied);
