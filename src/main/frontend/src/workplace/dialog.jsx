import { createContext, render } from 'preact';
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';

import { RefusalMessage } from '../panels.jsx';
import { refusalOf } from '../refusal.js';
import { lengthOf } from './actions/texts.js';

const Violations = createContext([]);

/**
 * Shows a dialog above everything else until it calls `close`.
 *
 * @param {(close: () => void) => import('preact').VNode} content
 */
export function openDialog(content) {
  const place = document.createElement('div');
  document.body.append(place);
  const close = () => {
    render(null, place);
    place.remove();
  };
  render(content(close), place);
}

/**
 * A modal dialog. The browser keeps the focus inside and gives it back afterwards.
 *
 * @param {{ title: string, onClose: () => void, keep?: boolean, children: any }} props `keep`: Escape does not close it, because
 *     something was typed
 */
export function Dialog({ title, onClose, keep = false, children }) {
  const element = useRef();
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog.showModal();
    return () => dialog.close();
  }, []);

  const onKeyDown = (event) => {
    event.stopPropagation(); // the page below has shortcuts of its own
    if (event.key === 'Escape') {
      event.preventDefault();
      if (!keep) {
        onClose();
      }
    }
  };

  return (
    <dialog ref={element} class="itp-dialog" aria-modal="true" aria-labelledby={titleId} onKeyDown={onKeyDown}
      onCancel={(event) => event.preventDefault()}>
      <header class="itp-dialog-head">
        <h3 id={titleId}>{title}</h3>
        <button type="button" class="itp-dialog-close" aria-label="关闭" onClick={onClose}>×</button>
      </header>
      {children}
    </dialog>
  );
}

/**
 * A dialog that sends something. A refusal is shown at its top and, where the server names one, at the field; nothing typed is lost.
 *
 * @param {{ title: string, submitLabel: string, danger?: boolean, onSubmit: () => Promise<void>, onClose: () => void, dirty: boolean,
 *     validate?: () => { field: string, message: string }[], children: any }} props `onSubmit` closes the dialog by resolving
 */
export function FormDialog({ title, submitLabel, onSubmit, onClose, dirty, validate = () => [], children }) {
  const form = useRef();
  const [refusal, setRefusal] = useState();
  const [busy, setBusy] = useState(false);

  const submit = async (event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    const violations = validate();
    if (violations.length > 0) {
      setRefusal({ title: '还不能提交：', details: violations });
      return;
    }
    setBusy(true);
    try {
      await onSubmit();
      onClose();
    } catch (failure) {
      setRefusal(refusalOf(failure));
      setBusy(false);
    }
  };

  useEffect(() => form.current.querySelector('.itp-refusal')?.focus(), [refusal]);

  return (
    <Dialog title={title} onClose={onClose} keep={dirty || busy}>
      <form ref={form} class="itp-dialog-form" noValidate onSubmit={submit}>
        <div class="itp-dialog-body">
          {refusal && <RefusalMessage refusal={refusal} onSelect={(field) => focusField(form.current, field)} />}
          <Violations.Provider value={refusal?.details ?? []}>{children}</Violations.Provider>
        </div>
        <footer class="itp-dialog-foot">
          <button type="button" class="btn btn-default" onClick={onClose}>取消</button>
          <button type="submit" class="btn btn-primary" disabled={busy}>{busy ? '正在提交…' : submitLabel}</button>
        </footer>
      </form>
    </Dialog>
  );
}

/**
 * A labelled field of a form dialog with the server's words about it.
 *
 * @param {{ name: string, label: string, required?: boolean, hint?: string, children: (attributes: object) => any }} props `name` as
 *     the server calls the field; the attributes belong on the input
 */
export function Field({ name, label, required = false, hint, children }) {
  const id = useId();
  const violation = useContext(Violations).find(({ field }) => field === name);
  const attributes = {
    id,
    name,
    'aria-required': required,
    'aria-invalid': Boolean(violation),
    'aria-describedby': violation || hint ? `${id}-note` : undefined,
  };
  return (
    <div class={`form-group itp-field${violation ? ' has-error' : ''}`}>
      <label for={id} class="control-label">{label}{required && <span class="itp-required" aria-hidden="true"> *</span>}</label>
      {children(attributes)}
      {(violation || hint) && <p id={`${id}-note`} class="help-block">{violation?.message ?? hint}</p>}
    </div>
  );
}

/**
 * A text of several lines with the number of its characters. One that is too long stays as it is: what was pasted is not to be cut
 * without notice.
 *
 * @param {{ attributes: object, value: string, onChange: (value: string) => void, max: number, rows?: number, placeholder?: string,
 *     autoFocus?: boolean }} props
 */
export function TextArea({ attributes, value, onChange, max, rows = 4, placeholder, autoFocus }) {
  const length = lengthOf(value);
  return (
    <>
      <textarea {...attributes} class="form-control" rows={rows} placeholder={placeholder} autoFocus={autoFocus} value={value}
        onInput={(event) => onChange(event.currentTarget.value)} />
      <small class={`itp-count${length > max ? ' itp-count-over' : ''}`} aria-hidden="true">{length} / {max}</small>
    </>
  );
}

function focusField(form, field) {
  form.querySelector(`[name="${CSS.escape(field)}"]`)?.focus();
}
