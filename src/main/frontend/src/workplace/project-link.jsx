/** Leads to the page of a project. */
export function ProjectLink({ code, children, ...attributes }) {
  return (
    // A list around it takes a click as the choice of its task.
    <a href={`#/project/${encodeURIComponent(code)}`} title={`打开项目 ${code}`} {...attributes} onClick={(event) => event.stopPropagation()}>
      {children}
    </a>
  );
}
