import { useMemo } from 'preact/hooks';

import { addStyles } from '../add-styles.js';
import { cardsOf } from './cards.js';
import { Course } from './course.jsx';
import { Documents } from './documents.jsx';
import { Loaded, Notice } from './notice.jsx';
import { plugin } from './plugin.jsx';
import { ProjectSource } from './project.js';
import styles from './project.css';
import { useChanges } from './use-changes.js';
import { useLoad } from './use-load.js';

addStyles(styles);

/** The time line of a project, read from the server. */
export function ProjectCourse({ engine, scope, code, taskId, version }) {
  const source = useMemo(() => new ProjectSource(engine, code), [code]);
  const course = useLoad(scope, () => source.course(), [source, version]);
  return <Loaded load={course}>{(value) => <Course engine={engine} course={value} source={source} taskId={taskId} />}</Loaded>;
}

/** All documents of the project a task belongs to. */
export const documentsTab = taskTab('itp-documents', '项目资料', 950, ({ engine, scope, code, version }) => (
  <Documents engine={engine} scope={scope} code={code} version={version} />
));

/** What happened to the project a task belongs to. */
export const courseTab = taskTab('itp-course', '办理记录', 940, ({ engine, scope, code, taskId, version }) => (
  <ProjectCourse engine={engine} scope={scope} code={code} taskId={taskId} version={version} />
));

function taskTab(id, label, priority, View) {
  return plugin({ id, pluginPoint: 'tasklist.task.detail', priority, properties: { label } }, ({ engine, taskId, scope }) => {
    const card = useLoad(scope, async () => (await cardsOf(engine).get(taskId)) ?? null, [taskId]);
    const version = useChanges(scope);
    return (
      <Loaded load={card}>
        {(found) => (found?.projectCode
          ? (
            <div class="itp-project-view">
              <View engine={engine} scope={scope} code={found.projectCode} taskId={taskId} version={version} />
            </div>
          )
          : <Notice>这项任务不属于任何项目。</Notice>)}
      </Loaded>
    );
  });
}
