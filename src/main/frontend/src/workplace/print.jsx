import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';

import { addStyles } from '../add-styles.js';
import { Engine } from '../engine.js';
import { formatDay, formatTime } from '../format.js';
import { personOf } from './course.js';
import { Loaded } from './notice.jsx';
import { paperOf, phaseOfTask, phasesOf } from './print.js';
import styles from './print.css';
import { factsOf } from './project-page.jsx';
import { projectAddress, ProjectSource, routeOf } from './project.js';
import { useLoad } from './use-load.js';

/**
 * The approval form of a project on A4. It stands beside Tasklist instead of within, whose columns have the height of the screen and
 * can't be printed beyond it.
 */
export const printPage = {
  id: 'itp-print',
  pluginPoint: 'tasklist.route',
  properties: { path: '/print/:code' },
  render(node, { api }, scope) {
    const sheet = addStyles(styles); // says how pages are, so it must not outlive the view
    const paper = document.body.appendChild(document.createElement('div'));
    paper.className = 'itp-print-root';
    document.documentElement.classList.add('itp-print-view');
    render(<PrintView engine={Engine.of(api)} scope={scope} />, paper);
    scope.$on('$destroy', () => {
      render(null, paper);
      paper.remove();
      sheet.remove();
      document.documentElement.classList.remove('itp-print-view');
    });
  },
};

function PrintView({ engine, scope }) {
  const { code, parameters } = useMemo(() => routeOf(window.location.hash), []);
  const source = useMemo(() => new ProjectSource(engine, code), []);
  const load = useLoad(scope, async () => {
    const [course, documents] = await Promise.all([source.course(), source.documents()]);
    return { course, documents };
  }, [source]);
  const [chosen, setChosen] = useState();
  const taskId = parameters.get('task') ?? undefined;
  const entries = load.data?.course.entries ?? [];
  const phase = chosen ?? phaseOfTask(entries, taskId);

  useEffect(() => {
    const before = document.title;
    document.title = `信息化项目审批单 ${code}`; // the name of the file when printed as PDF
    return () => {
      document.title = before;
    };
  }, []);

  return (
    <>
      <div class="itp-print-tools">
        <label>打印范围{' '}
          <select value={phase} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="">全部阶段</option>
            {phasesOf(entries).map((name) => <option key={name} value={name}>{name}</option>)}
          </select>
        </label>
        <button type="button" class="btn btn-primary" disabled={!load.data} onClick={() => window.print()}>打印</button>
        <a class="btn btn-default" href={projectAddress(code, { task: taskId })}>返回项目</a>
      </div>
      <Loaded load={load}>
        {({ course, documents }) => <Paper project={course.project} paper={paperOf(course.entries, documents, phase)} phase={phase} />}
      </Loaded>
    </>
  );
}

function Paper({ project, phase, paper: { filledIn, opinions, open, documents } }) {
  return (
    <article class="itp-paper">
      <h1>信息化项目审批单</h1>
      <p class="itp-paper-number"><span>项目编号：{project.code}</span>{phase && <span>阶段：{phase}</span>}<span>打印时间：{formatTime(Date.now())}</span></p>
      <Facts pairs={[['项目名称', project.name], ...factsOf(project)]} />

      <section>
        <h2>一、办理内容</h2>
        {filledIn.length === 0 && <p>无</p>}
        {filledIn.map((entry, index) => (
          <table key={index} class="itp-paper-fields">
            <caption>{stepOf(entry)}<span>{[personOf(entry), formatDay(entry.endedAt ?? entry.startedAt)].filter(Boolean).join('　')}</span></caption>
            <tbody>
              {entry.data.map(({ label, text }, row) => <tr key={row}><th scope="row">{label}</th><td>{text}</td></tr>)}
            </tbody>
          </table>
        ))}
      </section>

      <section>
        <h2>二、审批、验收意见</h2>
        <table class="itp-paper-opinions">
          <colgroup><col style="width: 25%" /><col style="width: 14%" /><col /><col style="width: 18%" /></colgroup>
          <thead><tr><th>步骤</th><th>办理人</th><th>意见（结论、原因、建议）</th><th>日期</th></tr></thead>
          <tbody>
            {opinions.map((entry, index) => (
              <tr key={index}>
                <td>{stepOf(entry)}</td>
                <td>{personOf(entry)}</td>
                <td><OpinionText entry={entry} /></td>
                <td>{formatDay(entry.endedAt)}</td>
              </tr>
            ))}
            {open.map((entry, index) => (
              <tr key={`open-${index}`}>
                <td>{stepOf(entry)}</td>
                <td>{personOf(entry)}</td>
                <td>（正在办理）</td>
                <td />
              </tr>
            ))}
            {opinions.length + open.length === 0 && <tr><td colSpan={4}>无</td></tr>}
          </tbody>
        </table>
      </section>

      <section>
        <h2>三、资料清单</h2>
        <table class="itp-paper-documents">
          <colgroup><col style="width: 27%" /><col style="width: 8%" /><col /><col style="width: 14%" /><col style="width: 18%" /></colgroup>
          <thead><tr><th>资料名称</th><th>版本</th><th>文件</th><th>提交人</th><th>日期</th></tr></thead>
          <tbody>
            {documents.map((document) => (
              <tr key={document.id}>
                <td>{document.title}{document.scopeName && `（${document.scopeName}）`}</td>
                <td>{document.version}</td>
                <td>{document.fileName}</td>
                <td>{document.authorName ?? document.authorId}</td>
                <td>{formatDay(document.createdAt)}</td>
              </tr>
            ))}
            {documents.length === 0 && <tr><td colSpan={5}>无</td></tr>}
          </tbody>
        </table>
      </section>
    </article>
  );
}

/** Label and text, two pairs in a row. */
function Facts({ pairs }) {
  const [[nameLabel, name], ...others] = pairs;
  const rows = Array.from({ length: Math.ceil(others.length / 2) }, (_, row) => others.slice(2 * row, 2 * row + 2));
  return (
    <table class="itp-paper-facts">
      <colgroup><col style="width: 15%" /><col style="width: 35%" /><col style="width: 15%" /><col /></colgroup>
      <tbody>
        <tr><th scope="row">{nameLabel}</th><td colSpan={3}>{name}</td></tr>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map(([label, text]) => <><th scope="row">{label}</th><td colSpan={row.length === 1 ? 3 : 1}>{text}</td></>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OpinionText({ entry: { verdictLabel, negative, state, reason, suggestion, findings = [] } }) {
  return (
    <>
      <p><strong>{verdictLabel}</strong>{state === 'WITHDRAWN' && '（已撤回，无效）'}</p>
      {reason && <p>{negative ? '原因' : '意见'}：{reason}</p>}
      {suggestion && <p>建议：{suggestion}</p>}
      {findings.map(({ criterion, description }, index) => <p key={index}>不符合项：{criterion && `${criterion}，`}{description}</p>)}
    </>
  );
}

function stepOf({ stepNo, stepName, unitName }) {
  return `${stepNo ? `${stepNo} ` : ''}${stepName}${unitName ? `（${unitName}）` : ''}`;
}
