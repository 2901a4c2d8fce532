import { useRef, useState } from 'preact/hooks';

import { PageFrame } from '../page-frame.jsx';
import { plugin } from '../plugin.jsx';
import { notify } from '../tasklist-services.js';
import { useLoad } from '../use-load.js';
import { reasonOf } from '../../refusal.js';
import { requireLogin } from '../../session.js';

/** When a mail comes, by its event. */
const OCCASIONS = {
  NEW_TASK: '有任务到您名下，或到您所在岗位待认领',
  RETURNED: '您办理过的步骤被退回，附原因和建议',
  DUE_SOON: '您的任务快到截止时间',
  OVERDUE: '您的任务已过截止时间',
  ESCALATION: '他人的任务逾期较久，需要您督促',
  ACCEPTANCE_RESULT: '您发起或参与的项目有了验收结论',
  PROJECT_CLOSED: '您发起或参与的项目已归档或终止',
  REMINDER: '有人催您办理任务',
  COPY: '有人把项目抄送给您',
};

/** 通知设置: what one is told about by mail. */
function Notifications({ engine, scope }) {
  const url = engine.ownUrl('notifications/preferences');
  const load = useLoad(scope, () => engine.get(url), [engine]);
  const user = scope.$root.authentication?.name;
  const address = useLoad(scope, async () => (await engine.get(engine.url(`user/${encodeURIComponent(user)}/profile`))).email, [engine, user]);
  const [chosen, setChosen] = useState({}); // by event
  const saved = useRef(Promise.resolve());
  const preferences = (load.data ?? []).map((preference) => ({ ...preference, enabled: chosen[preference.event] ?? preference.enabled }));

  const set = ({ event, title }, enabled) => {
    const show = (value) => setChosen((others) => ({ ...others, [event]: value }));
    show(enabled);
    saved.current = saved.current.then(async () => { // one after the other: the last choice counts
      try {
        await engine.put(`${url}/${event}`, { enabled });
      } catch (failure) {
        show(!enabled);
        requireLogin(scope, failure);
        notify(`“${title}”的设置未保存`, reasonOf(failure));
      }
    });
  };

  return (
    <PageFrame title="通知设置" subtitle={<Address load={address} />} load={load}>
      <ul class="itp-rows itp-switches">
        {preferences.map((preference) => (
          <li key={preference.event} class="itp-row itp-row-switch">
            <label class="itp-switch">
              <span class="itp-row-main">
                <strong>{preference.title}</strong>
                {OCCASIONS[preference.event] && <span class="itp-hint">{OCCASIONS[preference.event]}</span>}
              </span>
              <input type="checkbox" role="switch" checked={preference.enabled}
                onChange={(event) => set(preference, event.currentTarget.checked)} />
              <span class="itp-switch-state" aria-hidden="true">{preference.enabled ? '接收' : '不接收'}</span>
            </label>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}

function Address({ load: { data, failure, loading } }) {
  if (loading || failure) {
    return '选择要接收哪些邮件，改动即时保存。';
  }
  return data
    ? <>邮件发送到 {data}。改动即时保存。</>
    : '您没有登记电子邮箱，收不到邮件，请联系管理员登记。';
}

export const notificationsPage = plugin(
  { id: 'itp-notifications', pluginPoint: 'tasklist.route', properties: { path: '/notifications' } }, Notifications
);
