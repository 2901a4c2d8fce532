import { DocumentList } from './workplace/document-list.jsx';
import { countDocuments } from './workplace/documents.js';

/** The rule of the step, a sentence the person should have in view. */
export function Rule({ text }) {
  return <p class="itp-rule" role="note"><strong>流程准则</strong>{text}</p>;
}

/**
 * Why the form was not accepted.
 *
 * @param {{ refusal: import('./refusal.js').Refusal, onSelect: (field: string) => void }} props
 */
export function RefusalMessage({ refusal: { title, details }, onSelect }) {
  return (
    <div class="itp-refusal" role="alert" tabIndex={-1}>
      <strong>{title}</strong>
      {details.length > 0 && (
        <ul>
          {details.map(({ field, message }) => (
            <li>{field ? <button type="button" onClick={() => onSelect(field)}>{message}</button> : message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/**
 * The documents of the project so far, to be opened when wanted: who looks into Tasklist's other tab leaves the form.
 *
 * @param {{ source: import('./workplace/project.js').ProjectSource, versions: object[] }} props
 */
export function ProjectDocuments({ source, versions }) {
  return (
    <details class="itp-documents">
      <summary>项目资料（{countDocuments(versions)}）</summary>
      <DocumentList source={source} versions={versions} />
    </details>
  );
}
