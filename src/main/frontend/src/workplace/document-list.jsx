import { useMemo, useState } from 'preact/hooks';

import { formatSize, formatTime } from '../format.js';
import { byPhase, countDocuments, matching } from './documents.js';
import { Notice } from './notice.jsx';
import { Verdict } from './verdict.jsx';

/**
 * Documents by phase and step, each with its versions and who decided on them, to be searched and downloaded.
 *
 * @param {{ source: import('./project.js').ProjectSource, versions: object[] }} props
 */
export function DocumentList({ source, versions }) {
  const [text, setText] = useState('');
  const found = useMemo(() => matching(versions, text), [versions, text]);
  if (versions.length === 0) {
    return <Notice>项目还没有提交任何资料。各步骤提交的文件会按阶段显示在这里。</Notice>;
  }
  return (
    <div class="itp-dossiers">
      <div class="itp-toolbar">
        <input type="search" class="form-control itp-search" aria-label="筛选资料" placeholder="按资料、文件名、步骤或提交人筛选" value={text}
          onInput={(event) => setText(event.currentTarget.value)} />
        <span class="itp-tally" role="status">
          {text.trim() ? `找到 ${countDocuments(found)} 份，` : ''}共 {countDocuments(versions)} 份资料、{versions.length} 个版本
        </span>
      </div>
      {found.length === 0 && <Notice>没有符合“{text.trim()}”的资料。</Notice>}
      {byPhase(found).map(({ name, steps }) => (
        <section key={name} class="itp-part">
          <h4 class="itp-phase">{name}</h4>
          {steps.map((step) => (
            <div key={step.no + step.name} class="itp-document-step">
              <h5>{step.no && <span class="itp-tag">{step.no}</span>} {step.name}</h5>
              <ul class="itp-plain-list">
                {step.dossiers.map((dossier) => <Dossier key={dossier.key} dossier={dossier} step={step} source={source} />)}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function Dossier({ dossier: { title, scopeName, newest, older }, step, source }) {
  return (
    <li class="itp-dossier">
      <Version title={scopeName ? `${title}（${scopeName}）` : title} version={newest} step={step} source={source} />
      {older.length > 0 && (
        <details class="itp-older">
          <summary>历史版本（{older.length}）</summary>
          <ul class="itp-plain-list">
            {older.map((version) => <li key={version.id}><Version version={version} step={step} source={source} /></li>)}
          </ul>
        </details>
      )}
    </li>
  );
}

function Version({ title, version, step, source }) {
  const { id, fileName, size, authorName, authorId, createdAt, stepName, approvals = [] } = version;
  return (
    <div class="itp-version">
      <div class="itp-version-title">
        {title && <strong>{title}</strong>} <span class="itp-muted itp-whole">第 {version.version} 版</span>
      </div>
      <div class="itp-version-file">
        <span class="glyphicon glyphicon-download-alt itp-muted" aria-hidden="true" />{' '}
        <a href={source.contentUrl(id)} download={fileName}>{fileName}</a>{' '}
        <span class="itp-muted itp-whole">{formatSize(size)}</span>
      </div>
      <div class="itp-version-author">
        {authorName || authorId || '系统'} <span class="itp-muted">{formatTime(createdAt)}{stepName !== step.name && `，${stepName}`}</span>
      </div>
      {approvals.length > 0 && (
        <ul class="itp-plain-list itp-approvals">
          {approvals.map((approval, index) => (
            <li key={index} title={formatTime(approval.decidedAt)}>
              <Verdict label={approval.verdictLabel} negative={approval.negative} withdrawn={approval.withdrawn} />
              {' '}{approval.userName} <span class="itp-muted">{approval.stepName}，{formatTime(approval.decidedAt)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
