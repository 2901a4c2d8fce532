import { formatSize, formatTime } from './format.js';

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
 * The documents of the project so far, to be opened when wanted.
 *
 * @param {{ documents: object[], href: (document: object) => string }} props
 */
export function ProjectDocuments({ documents, href }) {
  return (
    <details class="itp-documents">
      <summary>项目资料（{documents.length}）</summary>
      <div class="itp-documents-table">
        <table>
          <thead>
            <tr><th>资料名称</th><th>版本</th><th>文件</th><th>大小</th><th>步骤</th><th>提交人</th><th>提交时间</th></tr>
          </thead>
          <tbody>
            {documents.map((document) => (
              <tr key={document.id}>
                <td>{document.title}{document.scopeName && `（${document.scopeName}）`}</td>
                <td>第 {document.version} 版</td>
                <td><a href={href(document)} download={document.fileName}>{document.fileName}</a></td>
                <td>{formatSize(document.size)}</td>
                <td>{document.stepName}</td>
                <td>{document.authorName ?? document.authorId}</td>
                <td>{formatTime(document.createdAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
