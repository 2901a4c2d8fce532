import { useMemo, useState } from 'preact/hooks';

import { formatTime } from '../format.js';
import { withdraw } from './actions/withdraw.js';
import { countedFilters, FILTERS, isOpen, outline, personOf, toneOf } from './course.js';
import { Notice } from './notice.jsx';
import { RemindButton } from './remind.jsx';
import { Verdict } from './verdict.jsx';

const STATES = { CANCELLED: '已取消', WITHDRAWN: '已撤回' };

/**
 * The course of a project as a time line.
 *
 * @param {{ engine: import('../engine.js').Engine, course: { entries: object[] },
 *     source: import('./project.js').ProjectSource, taskId?: string }} props `taskId`: the task in view, if any
 */
export function Course({ engine, course, source, taskId }) {
  const [filterId, setFilterId] = useState('all');
  const filters = useMemo(() => countedFilters(course.entries), [course]);
  const { phases, open } = useMemo(() => outline(course.entries.filter(FILTERS.find(({ id }) => id === filterId).includes)), [course, filterId]);
  const shared = { engine, source, taskId };
  return (
    <div class="itp-course">
      <div class="itp-toolbar" role="group" aria-label="筛选办理记录">
        {filters.map(({ id, label, count }) => (
          <button key={id} type="button" class={`btn btn-default btn-sm ${id === filterId ? 'active' : ''}`} aria-pressed={id === filterId}
            onClick={() => setFilterId(id)}>
            {label} <span class="itp-tally">{count}</span>
          </button>
        ))}
      </div>
      {phases.length + open.length === 0 && (
        <Notice>{filterId === 'late' ? '没有超期的步骤。' : filterId === 'rejected' ? '没有被退回的步骤。' : '还没有办理记录。'}</Notice>
      )}
      {phases.map((phase, index) => (
        <section key={index} class="itp-part">
          {phase.name && <h4 class="itp-phase">{phase.name}</h4>}
          <ol class="itp-timeline">{phase.entries.map((entry, position) => <Entry key={entry.taskId ?? position} entry={entry} {...shared} />)}</ol>
        </section>
      ))}
      {open.length > 0 && (
        <section class="itp-part">
          <h4 class="itp-phase itp-phase-open">正在办理</h4>
          <ol class="itp-timeline">{open.map((entry) => <Entry key={entry.taskId} entry={entry} {...shared} />)}</ol>
        </section>
      )}
    </div>
  );
}

function Entry({ entry, engine, source, taskId }) {
  const { kind, stepNo, stepName, processName, phaseName, unitName, state, startedAt, endedAt, events = [], documents = [], data = [] } = entry;
  const open = isOpen(entry);
  if (kind === 'EVENT') {
    return <li class="itp-entry itp-tone-event"><Events events={events} /></li>;
  }
  return (
    <li class={`itp-entry itp-tone-${toneOf(entry)}`} aria-current={open && entry.taskId === taskId ? 'step' : undefined}>
      <div class="itp-entry-head">
        <div class="itp-entry-name">
          {stepNo && <span class="itp-tag">{stepNo}</span>} <strong>{stepName}</strong>{unitName && `（${unitName}）`}
          {processName && processName !== phaseName && <span class="itp-muted"> {processName}</span>}
          {open && entry.taskId === taskId && <> <span class="itp-mark itp-mark-plain">当前任务</span></>}
        </div>
        <time class="itp-entry-time">{open ? `${formatTime(startedAt)} 到达` : formatTime(endedAt ?? startedAt)}</time>
      </div>
      <div class="itp-entry-line">
        <People entry={entry} />
        {entry.verdictLabel && <Verdict label={entry.verdictLabel} negative={entry.negative} withdrawn={state === 'WITHDRAWN'} />}
        {!entry.verdictLabel && STATES[state] && <span class="itp-mark itp-mark-plain">{STATES[state]}</span>}
        {entry.cancelledBy && <span>{entry.cancelledBy}</span>}
        <Times entry={entry} />
        {entry.remindable && <RemindButton engine={engine} taskId={entry.taskId} taskName={stepName} />}
        {entry.canWithdraw && (
          <button type="button" class="btn btn-default btn-xs" aria-label={`撤回：${stepName}`}
            onClick={() => withdraw({ engine, taskId: entry.taskId, stepName })}>
            撤回
          </button>
        )}
      </div>
      {entry.reason && <Opinion label={entry.negative ? '原因' : '意见'} text={entry.reason} />}
      {entry.suggestion && <Opinion label="建议" text={entry.suggestion} />}
      {entry.findings?.length > 0 && (
        <div class="itp-opinion">
          <span class="itp-opinion-label">不符合项</span>
          <ul>{entry.findings.map(({ criterion, description }, index) => <li key={index}>{criterion && `${criterion}：`}{description}</li>)}</ul>
        </div>
      )}
      {documents.length > 0 && (
        <div class="itp-entry-line">
          {documents.map((document) => (
            <span key={document.id}>
              <span class="glyphicon glyphicon-paperclip itp-muted" aria-hidden="true" /> {document.reviewed && '审核 '}
              <a href={source.contentUrl(document.id)} download={document.fileName} title={document.fileName}>{document.title}</a>
              <span class="itp-muted itp-whole"> 第 {document.version} 版</span>
            </span>
          ))}
        </div>
      )}
      <Events events={events} />
      {data.length > 0 && (
        <details class="itp-data">
          <summary>填写内容（{data.length} 项）</summary>
          <dl>{data.map(({ label, text }, index) => <div key={index}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>
        </details>
      )}
    </li>
  );
}

function People({ entry }) {
  const person = personOf(entry);
  if (person) {
    return <span><span class="glyphicon glyphicon-user itp-muted" aria-hidden="true" /> {person}</span>;
  }
  const candidates = entry.candidates?.join('、');
  return candidates && isOpen(entry) ? <span><span class="itp-unclaimed">待认领</span> {candidates}</span> : null;
}

function Times({ entry }) {
  const { durationText, limitText, late, lateText, dueAt } = entry;
  const due = dueAt && `截止 ${formatTime(dueAt)}`;
  const parts = [durationText, limitText, (isOpen(entry) || !limitText) && due].filter(Boolean);
  return (
    <>
      {parts.length > 0 && <span class="itp-muted" title={due || undefined}>{parts.join('，')}</span>}
      {late && <span class="itp-late">{lateText || '已超期'}</span>}
    </>
  );
}

function Opinion({ label, text }) {
  return <div class="itp-opinion"><span class="itp-opinion-label">{label}</span><p>{text}</p></div>;
}

function Events({ events }) {
  return events.length > 0 && (
    <ul class="itp-plain-list itp-events">
      {events.map(({ kind, kindLabel, userName, targetNames, message, at }, index) => (
        <li key={index} class={`itp-event-${kind?.toLowerCase()}`}>
          <span class="itp-mark itp-mark-plain">{kindLabel}</span> {userName}
          {targetNames && <> → {targetNames}</>}
          {message && <>：<span class="itp-event-message">{message}</span></>}
          <time class="itp-muted"> {formatTime(at)}</time>
        </li>
      ))}
    </ul>
  );
}
