import { FormContext, Textarea } from '@bpmn-io/form-js-viewer';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';

/**
 * The text area with the person's own phrases (常用语) at hand, put in where the cursor is.
 */
function PhraseTextarea(props) {
  const { getService } = useContext(FormContext);
  const phrases = getService('phrases');
  const place = useRef(null);
  const area = () => place.current.querySelector('textarea');
  const insert = (text) => {
    const textarea = area();
    textarea.setRangeText(text, textarea.selectionStart, textarea.selectionEnd, 'end');
    textarea.dispatchEvent(new Event('input', { bubbles: true })); // the field takes it as typed
    textarea.focus();
  };
  return (
    <div class="itp-textarea" ref={place}>
      <Textarea {...props} />
      {!props.disabled && !props.readonly && <PhraseMenu load={phrases.load} onChoose={insert} onLeave={() => area().focus()} />}
    </div>
  );
}

PhraseTextarea.config = Textarea.config;

function PhraseMenu({ load, onChoose, onLeave }) {
  const [phrases, setPhrases] = useState(null);
  const [open, setOpen] = useState(false);
  const place = useRef(null);
  const entries = () => [...place.current.querySelectorAll('[role="menuitem"]')];

  useEffect(() => {
    if (!open) {
      return undefined;
    }
    const onPointer = ({ target }) => place.current.contains(target) || setOpen(false);
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);

  useEffect(() => {
    if (open && phrases) {
      entries()[0]?.focus();
    }
  }, [open, phrases]);

  const toggle = async () => {
    setOpen(!open);
    if (!open) {
      setPhrases(null);
      setPhrases(await load());
    }
  };

  const choose = (text) => {
    setOpen(false);
    onChoose(text);
  };

  const onKeyDown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation(); // a dialog around the form stays open
      setOpen(false);
      onLeave();
    } else if (step && open) {
      event.preventDefault();
      const all = entries();
      all[(all.indexOf(document.activeElement) + step + all.length) % all.length]?.focus();
    }
  };

  return (
    <div class="itp-phrases" ref={place} onKeyDown={onKeyDown}>
      <button type="button" class="btn btn-link itp-phrases-button" aria-haspopup="menu" aria-expanded={open} onClick={toggle}>常用语</button>
      {open && (
        <div class="itp-phrases-menu" role="menu" aria-label="常用语">
          {phrases === null && <p class="itp-hint">正在加载…</p>}
          {phrases === undefined && <p class="itp-hint">暂时无法读取常用语，请稍后再试。</p>}
          {phrases?.length === 0 && <p class="itp-hint">还没有常用语。</p>}
          {phrases?.map(({ id, text }) => (
            <button type="button" role="menuitem" key={id} onClick={() => choose(text)}>{text}</button>
          ))}
          {/* In a page of its own: what is typed here stays. */}
          <a role="menuitem" href="#/phrases" target="_blank" rel="noopener">管理常用语…</a>
        </div>
      )}
    </div>
  );
}

class PhraseRegistration {
  static $inject = ['formFields'];

  constructor(formFields) {
    formFields.register(Textarea.config.type, PhraseTextarea);
  }
}

/**
 * form-js module that puts the phrases to every text area.
 *
 * @param {() => Promise<{ id: string, text: string }[]|undefined>} load undefined if they can't be read
 */
export function phrasesModule(load) {
  return {
    __init__: ['phraseRegistration'],
    phraseRegistration: ['type', PhraseRegistration],
    phrases: ['value', { load }],
  };
}
