import { useEffect, useState } from 'preact/hooks';

import { addStyles } from '../add-styles.js';
import { formatTime } from '../format.js';
import styles from './card.css';
import { cardsOf } from './cards.js';
import { plugin } from './plugin.jsx';
import { ProjectLink } from './project-link.jsx';

addStyles(styles);

/** What a task is about, who has it and how much time is left, in the list of tasks. */
export const taskCard = plugin({ id: 'itp-card', pluginPoint: 'tasklist.card', priority: 1000 }, ({ engine, taskId, scope, node }) => {
  const cards = cardsOf(engine);
  const [card, setCard] = useState(cards.known(taskId));
  const [missing, setMissing] = useState(false);

  useEffect(() => {
    let shown = true;
    cards.get(taskId).then((answer) => {
      if (shown) {
        setCard(answer);
        setMissing(!answer?.projectCode);
      }
    }, () => shown && setMissing(!card));
    return () => {
      shown = false;
    };
  }, [taskId]);

  // Without a project to tell of the list keeps what Tasklist itself says about a task.
  useEffect(() => {
    node.closest('li.task')?.classList.toggle('itp-card-missing', missing);
  }, [missing]);

  return missing ? null : <Card card={card} user={scope.$root.authentication?.name} />;
});

function Card({ card, user }) {
  if (!card) {
    return <div class="itp-card" aria-busy="true" />;
  }
  const { taskId, projectCode, projectName, buildTypeName, stepNo, limit, due } = card;
  return (
    <div class="itp-card">
      <div class="itp-card-project">{projectName}</div>
      <div class="itp-card-line">
        <ProjectLink code={projectCode} taskId={taskId} class="itp-card-code">{projectCode}</ProjectLink>
        {buildTypeName && <span class="itp-tag">{buildTypeName}</span>}
        {stepNo && <span class="itp-tag">{stepNo}</span>}
      </div>
      <div class="itp-card-line">
        <Handler card={card} />
        {limit?.state && limit.state !== 'NONE' && (
          <span class={`itp-limit itp-limit-${limit.state.toLowerCase()}`} title={due && `截止 ${formatTime(due)}`}>{limit.text}</span>
        )}
      </div>
      <Badges card={card} user={user} />
    </div>
  );
}

function Handler({ card: { assigneeId, assigneeName, candidates } }) {
  if (assigneeId) {
    return <span class="itp-card-handler"><span class="glyphicon glyphicon-user" aria-hidden="true" /> {assigneeName || assigneeId}</span>;
  }
  const names = candidates?.join('、');
  return <span class="itp-card-handler" title={names}><span class="itp-unclaimed">待认领</span> {names}</span>;
}

function Badges({ card: { assigneeId, returned, reminders, lastReminder, actingFor, delegatedBy, delegatedTo, delegationDone }, user }) {
  const badges = [
    returned && ['negative', '退回', [returned.by, formatTime(returned.at), returned.verdictLabel, returned.reason]],
    reminders > 0 && ['urgent', `催办 ${reminders}`, [lastReminder?.by, formatTime(lastReminder?.at), lastReminder?.message]],
    delegationDone && ['positive', `${delegationDone.by} 已完成委派`, [formatTime(delegationDone.at), '请确认后提交']],
    actingFor && ['plain', `代 ${actingFor}`, ['您以代理人身份办理']],
    delegatedTo && (assigneeId === user
      ? ['plain', `委派自 ${delegatedBy}`, [`提交后交回${delegatedBy}确认`]]
      : ['plain', `已委派 ${delegatedTo}`, [`提交后交回${delegatedBy}确认`]]),
  ].filter(Boolean);
  return badges.length > 0 && (
    <div class="itp-card-badges">
      {badges.map(([tone, text, details]) => (
        <span key={text} class={`itp-mark itp-mark-${tone}`} title={details.filter(Boolean).join(' ')}>{text}</span>
      ))}
    </div>
  );
}
