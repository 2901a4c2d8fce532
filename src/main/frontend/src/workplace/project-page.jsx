import { useMemo, useState } from 'preact/hooks';

import { formatMoney, formatTime } from '../format.js';
import { openCopiesDialog } from './actions/copies-dialog.jsx';
import { isCopied } from './course.js';
import { Course } from './course.jsx';
import { Documents } from './documents.jsx';
import { Loaded } from './notice.jsx';
import { PageFrame } from './page-frame.jsx';
import { plugin } from './plugin.jsx';
import { printAddress, ProjectSource, projectAddress, routeOf } from './project.js';
import { useChanges } from './use-changes.js';
import { useLoad } from './use-load.js';

const TABS = [{ id: 'course', label: '办理记录' }, { id: 'documents', label: '项目资料' }];

/** The page of one project. */
export const projectPage = plugin({ id: 'itp-project', pluginPoint: 'tasklist.route', properties: { path: '/project/:code' } }, ({ engine, scope }) => {
  const { code, parameters } = useMemo(() => routeOf(window.location.hash), []);
  const source = useMemo(() => new ProjectSource(engine, code), [code]);
  const taskId = parameters.get('task') ?? undefined;
  const version = useChanges(scope);
  const course = useLoad(scope, () => source.course(), [source, version]);
  const [tab, setTab] = useState(TABS.some(({ id }) => id === parameters.get('tab')) ? parameters.get('tab') : 'course');
  const tools = course.data && (
    <>
      {course.data.project.participates && isCopied(course.data.entries) && (
        <button type="button" class="btn btn-default" onClick={() => openCopiesDialog({ engine, scope, code, onChange: course.reload })}>抄送情况</button>
      )}
      <a class="btn btn-default" href={printAddress(code, taskId)}><span class="glyphicon glyphicon-print" aria-hidden="true" /> 打印</a>
    </>
  );
  return (
    <PageFrame title={course.data?.project.name ?? '项目'} subtitle={code} tools={tools}>
      <Loaded load={course}>
        {({ project, ...value }) => (
          <div class="itp-project-view">
            <Facts project={project} />
            <ul class="nav nav-tabs" role="tablist" onKeyDown={(event) => moveTab(event, tab, setTab)}>
              {TABS.map(({ id, label }) => (
                <li key={id} class={id === tab ? 'active' : ''} role="presentation">
                  <a href={projectAddress(code, { tab: id, task: taskId })} role="tab" id={`itp-tab-${id}`} aria-selected={id === tab}
                    aria-controls="itp-tab-content" tabIndex={id === tab ? 0 : -1}
                    onClick={(event) => {
                      event.preventDefault();
                      setTab(id);
                    }}>{label}</a>
                </li>
              ))}
            </ul>
            <div class="itp-tab-content" id="itp-tab-content" role="tabpanel" aria-labelledby={`itp-tab-${tab}`}>
              {tab === 'course'
                ? <Course engine={engine} course={value} source={source} taskId={taskId} />
                : <Documents engine={engine} scope={scope} code={code} version={version} />}
            </div>
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
});

/** What a project is, in pairs of a label and a text. */
export function factsOf(project) {
  return [
    ['建设类型', project.buildTypeName],
    ['需求部门', project.departmentName],
    ['状态', project.statusLabel],
    ['当前阶段', project.phaseName],
    ['计划投资', formatMoney(project.plannedInvestment)],
    ['批准预算', formatMoney(project.approvedBudget)],
    ['发起人', project.startedBy],
    ['发起时间', formatTime(project.startedAt)],
  ].map(([label, text]) => [label, text || '—']);
}

function Facts({ project }) {
  return <dl class="itp-facts">{factsOf(project).map(([label, text]) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>;
}

function moveTab(event, tab, setTab) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step) {
    event.preventDefault();
    const next = TABS[(TABS.findIndex(({ id }) => id === tab) + step + TABS.length) % TABS.length];
    setTab(next.id);
    document.getElementById(`itp-tab-${next.id}`).focus();
  }
}
