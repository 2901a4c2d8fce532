import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { contextPath, csrfCookie, Engine } from '../engine.js';
import { missingWords, readMissing } from './missing-task.js';
import { Notice } from './notice.jsx';
import { projectAddress } from './project.js';
import { addressedTask } from './tasklist-services.js';
import { useLoad } from './use-load.js';

/**
 * What stands in the place of a task that the address names and Tasklist could not open: who has done it, or who has it. Tasklist tells it
 * in passing, and while it is being loaded not at all.
 */
function MissingTask({ engine, scope, node }) {
  const [taskId, setTaskId] = useState();

  useEffect(() => scope.$watch(() => (scope.task || !scope.taskState.$loaded ? undefined : addressedTask()), setTaskId), [scope]);
  useEffect(() => {
    node.parentNode.classList.toggle('itp-task-missing', taskId !== undefined);
  }, [node, taskId]);

  return taskId !== undefined && <Explained key={taskId} engine={engine} scope={scope} taskId={taskId} />;
}

function Explained({ engine, scope, taskId }) {
  const load = useLoad(scope, () => readMissing(engine, taskId), [engine, taskId]);
  const { data, failure } = load;
  const readable = data?.readable ?? false;
  useEffect(() => {
    if (readable) {
      scope.$applyAsync(() => scope.taskData.set('taskId', { taskId })); // the server was out of reach when Tasklist asked
    }
  }, [scope, taskId, readable]);

  if (failure) {
    return <Notice tone="failure" onRetry={load.reload}>暂时无法读取任务，服务器可能正在重启，请稍后重试。</Notice>;
  }
  if (!data || readable) {
    return <Notice>正在读取…</Notice>;
  }
  const { title, text } = missingWords(data.entry, scope.$root.authentication?.name);
  return (
    <div class="itp-message itp-missing" role="status">
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
        {data.code && <a class="btn btn-default" href={projectAddress(data.code, { tab: 'course', task: taskId })}>查看办理记录</a>}
      </div>
    </div>
  );
}

/**
 * Makes `itp-missing-task` an attribute of Tasklist's templates.
 *
 * @param {object} module of AngularJS
 */
export function registerMissingTask(module) {
  module.directive('itpMissingTask', ['Uri', (uri) => ({
    link(scope, [element]) {
      const engine = new Engine(uri, contextPath(), csrfCookie());
      render(<MissingTask engine={engine} scope={scope} node={element} />, element);
      scope.$on('$destroy', () => render(null, element));
    },
  })]);
}
