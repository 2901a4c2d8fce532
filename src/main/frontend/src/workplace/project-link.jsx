import { projectAddress } from './project.js';

/** Leads to the page of a project, from a task if `taskId` is given. */
export function ProjectLink({ code, taskId, children, ...attributes }) {
  return (
    // A list around it takes a click as the choice of its task.
    <a href={projectAddress(code, { task: taskId })} title={`打开项目 ${code}`} {...attributes} onClick={(event) => event.stopPropagation()}>
      {children}
    </a>
  );
}
