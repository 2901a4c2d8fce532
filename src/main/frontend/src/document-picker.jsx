import { Description, Errors, FilePicker, FormContext, Label, useExpressionEvaluation, useSingleLineTemplateEvaluation }
  from '@bpmn-io/form-js-viewer';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';

import { merged, problemOf, takesSeveral } from './files.js';
import { formatSize } from './format.js';
import { archiveName } from './pack.js';

let references = 0;

/**
 * The field a document is delivered with: one file, or several if its property `multiple` says so. Shows what was delivered before.
 */
function DocumentPicker({ field, domId, errors = [], disabled, readonly, value: reference, onChange }) {
  const { getService } = useContext(FormContext);
  const registry = getService('fileRegistry');
  const { delivered, limits, kept } = getService('documentFields');
  const accept = useSingleLineTemplateEvaluation(field.accept ?? '', { debug: true });
  const rules = { ...limits, accept };
  const several = useExpressionEvaluation(field.multiple) === true && takesSeveral(rules);
  const title = useSingleLineTemplateEvaluation(field.label ?? '', { debug: true });
  const input = useRef(null);
  const button = useRef(null);
  const [problems, setProblems] = useState([]);
  const [dragged, setDragged] = useState(false);
  const files = reference ? registry.getFiles(reference) : [];
  const locked = disabled || readonly;
  const document = delivered.get(field.key);

  const set = (picked) => {
    if (picked.length === 0) {
      registry.deleteFiles(reference);
      onChange({ value: null });
      return;
    }
    // A new reference each time: the form compares references, not files.
    const updated = `files::document-${references += 1}`;
    registry.setFiles(updated, picked);
    onChange({ value: updated });
  };

  const add = (picked) => {
    const found = picked.map((file) => problemOf(file, rules)).filter(Boolean);
    const good = picked.filter((file) => !problemOf(file, rules));
    if (!several && good.length > 1) {
      setProblems([...found, '此处只能选择一个文件。']);
      return;
    }
    setProblems(found);
    if (good.length > 0) {
      set(several ? merged(files, good) : good);
    }
  };

  const remove = (file) => {
    setProblems([]);
    set(files.filter((other) => other !== file));
    button.current?.focus();
  };

  const onPick = ({ currentTarget }) => {
    const picked = [...currentTarget.files];
    currentTarget.value = ''; // the same file may be picked again after it was removed
    add(picked);
  };

  const onDrop = (event) => {
    event.preventDefault();
    setDragged(false);
    if (!locked) {
      add([...event.dataTransfer.files]);
    }
  };

  // What was picked before the person had to log in again.
  useEffect(() => {
    if (files.length === 0 && kept.has(field.key)) {
      set(kept.get(field.key));
    }
  }, []);

  return (
    <div class={`fjs-form-field fjs-form-field-filepicker${errors.length > 0 ? ' fjs-has-errors' : ''}`}>
      <Label htmlFor={domId} label={field.label} required={field.validate?.required} />
      <input
        type="file"
        class="fjs-hidden"
        ref={input}
        id={domId}
        name={domId}
        disabled={locked}
        multiple={several}
        accept={accept || undefined}
        onChange={onPick}
      />
      {!locked && (
        <div
          class={`itp-drop${dragged ? ' itp-drop-over' : ''}`}
          onDragOver={(event) => { event.preventDefault(); setDragged(true); }}
          onDragLeave={() => setDragged(false)}
          onDrop={onDrop}
        >
          <button
            type="button"
            class="btn btn-default itp-pick"
            ref={button}
            aria-label={`${pickText(files, several)}：${title}`}
            aria-describedby={errors.length > 0 ? `${domId}-error-message` : undefined}
            onClick={() => input.current.click()}
          >
            {pickText(files, several)}
          </button>
          <span class="itp-hint itp-drop-hint">{several ? '可一次选择多个文件，也可拖到此处' : '也可将文件拖到此处'}</span>
          {files.length > 0 && <PickedFiles files={files} onRemove={remove} />}
          {files.length > 1 && (
            <p class="itp-hint itp-packed">
              共 {files.length} 个文件，{formatSize(files.reduce((sum, { size }) => sum + size, 0))}；提交时打包为“{archiveName(title)}”
            </p>
          )}
        </div>
      )}
      {problems.length > 0 && (
        <ul class="itp-file-problems" role="alert">{problems.map((problem) => <li key={problem}>{problem}</li>)}</ul>
      )}
      <Description description={field.description} />
      <Errors id={`${domId}-error-message`} errors={errors} />
      {document && (
        <p class="itp-delivered">
          已提交：<a href={document.href} download={document.fileName}>{document.fileName}</a>
          {!locked && <span class="itp-hint">{files.length > 0 ? '（提交后由新选择的文件替换）' : '（如不更换，无需重新选择）'}</span>}
        </p>
      )}
      {locked && !document && <p class="itp-hint itp-delivered">尚未提交文件</p>}
    </div>
  );
}

DocumentPicker.config = FilePicker.config;

function pickText(files, several) {
  if (files.length === 0) {
    return '选择文件';
  }
  return several ? '继续添加' : '更换文件';
}

function PickedFiles({ files, onRemove }) {
  return (
    <ul class="itp-files">
      {files.map((file) => (
        <li key={`${file.name} ${file.size} ${file.lastModified}`}>
          <span class="itp-file-name">{file.name}</span>
          <span class="itp-hint">{formatSize(file.size)}</span>
          <button type="button" class="btn btn-link" aria-label={`移除 ${file.name}`} onClick={() => onRemove(file)}>移除</button>
        </li>
      ))}
    </ul>
  );
}

class DocumentPickerRegistration {
  static $inject = ['formFields'];

  constructor(formFields) {
    formFields.register(FilePicker.config.type, DocumentPicker);
  }
}

/**
 * form-js module that replaces its file field.
 *
 * @param {object} documentFields
 * @param {Map<string, { fileName: string, href: string }>} documentFields.delivered by variable
 * @param {{ maxSize?: number, extensions?: string[] }} documentFields.limits what the server takes
 * @param {Map<string, File[]>} documentFields.kept files to begin with, by variable
 */
export function documentPickerModule(documentFields) {
  return {
    __init__: ['documentPickerRegistration'],
    documentPickerRegistration: ['type', DocumentPickerRegistration],
    documentFields: ['value', documentFields],
  };
}
