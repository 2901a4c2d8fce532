import { useId, useMemo, useState } from 'preact/hooks';

import { formatSize, formatTime } from '../format.js';
import { byPhase, countDocuments, matching } from './documents.js';
import { Loaded, Notice } from './notice.jsx';
import { ProjectSource } from './project.js';
import { useLoad } from './use-load.js';
import { Verdict } from './verdict.jsx';

/**
 * All documents of a project with all their versions.
 *
 * @param {{ engine: import('../engine.js').Engine, scope: object, code: string, version?: any }} props `version`: another one reads anew
 */
export function Documents({ engine, scope, code, version }) {
  const source = useMemo(() => new ProjectSource(engine, code), [code]);
  const documents = useLoad(scope, () => source.documents(), [source, version]);
  return <Loaded load={documents}>{(versions) => <DocumentList source={source} versions={versions} />}</Loaded>;
}

function DocumentList({ source, versions }) {
  const [text, setText] = useState('');
  const field = useId();
  const found = useMemo(() => matching(versions, text), [versions, text]);
  if (versions.length === 0) {
    return <Notice>项目还没有提交任何资料。各步骤提交的文件会按阶段显示在这里。</Notice>;
  }
  return (
    <div class="itp-dossiers">
      <div class="itp-toolbar">
        <label for={field} class="sr-only">筛选资料</label>
        <input id={field} type="search" class="form-control itp-search" placeholder="按资料、文件名、步骤或提交人筛选" value={text}
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
        <a href={source.contentUrl(id)} download={fileName}>
          <span class="glyphicon glyphicon-download-alt" aria-hidden="true" /> {fileName}
        </a> <span class="itp-muted itp-whole">{formatSize(size)}</span>
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
