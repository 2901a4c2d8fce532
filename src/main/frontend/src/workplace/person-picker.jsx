import { useEffect, useId, useRef, useState } from 'preact/hooks';

import { matching, moved, placeOf } from './people.js';

const PAUSE = 250; // ms after a key before the server is asked

/**
 * Everybody in the organisation, as a source of the picker.
 *
 * @param {import('../engine.js').Engine} engine
 * @returns {(text: string) => Promise<import('./people.js').Person[]>}
 */
export function everybody(engine) {
  return (text) => engine.get(engine.ownUrl(`organization/people?limit=20&q=${encodeURIComponent(text.trim())}`));
}

/**
 * Chooses people by name or id. The arrow keys go through the people found, Enter takes one, Backspace in the empty field gives the
 * last one back.
 *
 * @param {{ attributes: object, source: import('./people.js').Person[] | ((text: string) => Promise<import('./people.js').Person[]>),
 *     value: import('./people.js').Person[], onChange: (people: import('./people.js').Person[]) => void, max?: number,
 *     exclude?: string[], autoFocus?: boolean }} props `attributes` for the input, as `Field` gives them; `max` 1 for a single person
 */
export function PersonPicker({ attributes, source, value, onChange, max = 1, exclude = [], autoFocus }) {
  const [text, setText] = useState('');
  const [found, setFound] = useState();
  const [failed, setFailed] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef();
  const chips = useRef();
  const listId = useId();
  const full = value.length >= max;

  useEffect(() => {
    if (full) {
      return undefined;
    }
    let gone = false;
    const timer = setTimeout(async () => {
      try {
        const people = typeof source === 'function' ? await source(text) : matching(source, text);
        if (!gone) {
          setFound(people);
          setFailed(false);
          setActive(text.trim() && people.length > 0 ? 0 : -1);
        }
      } catch {
        if (!gone) {
          setFailed(true);
        }
      }
    }, typeof source === 'function' && text ? PAUSE : 0);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [source, text, full]);

  const options = (found ?? []).filter(({ id }) => !exclude.includes(id) && value.every((person) => person.id !== id));

  const take = (person) => {
    onChange([...value, person]);
    setText('');
    setActive(-1);
    // A field that is full is gone by then.
    requestAnimationFrame(() => (input.current ?? chips.current?.querySelector('button'))?.focus());
  };
  const giveBack = (person) => {
    onChange(value.filter(({ id }) => id !== person.id));
    requestAnimationFrame(() => input.current?.focus());
  };

  const onKeyDown = (event) => {
    if (event.isComposing) {
      return; // the keys belong to the input method
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (options[active]) {
        take(options[active]);
      }
    } else if (event.key === 'Backspace' && text === '' && value.length > 0) {
      giveBack(value.at(-1));
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(moved(event.key, active, options.length));
    }
  };

  useEffect(() => {
    if (active >= 0) {
      document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
    }
  }, [active]);

  return (
    <div class="itp-picker">
      {value.length > 0 && (
        <ul ref={chips} class="itp-chips">
          {value.map((person) => (
            <li key={person.id}>
              <span>{person.name}</span>
              <button type="button" aria-label={`去掉${person.name}`} onClick={() => giveBack(person)}>×</button>
            </li>
          ))}
        </ul>
      )}
      {!full && (
        <>
          <input {...attributes} ref={input} type="text" class="form-control" role="combobox" autocomplete="off" spellcheck={false}
            placeholder="输入姓名或账号查找" aria-autocomplete="list" aria-expanded={options.length > 0} aria-controls={listId}
            aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined} autoFocus={autoFocus} value={text}
            onInput={(event) => setText(event.currentTarget.value)} onKeyDown={onKeyDown} />
          <ul id={listId} class="itp-options" role="listbox" aria-label="可选人员">
            {options.map((person, index) => (
              <li key={person.id} id={`${listId}-${index}`} role="option" aria-selected={index === active}
                class={index === active ? 'itp-active' : undefined}
                onMouseDown={(event) => event.preventDefault()} onClick={() => take(person)}>
                <strong>{person.name}</strong> <span class="itp-hint">{person.id}</span>
                <small>{placeOf(person)}</small>
              </li>
            ))}
          </ul>
          {found && !failed && options.length === 0 && (
            <p class="itp-hint" role="status">{text.trim() ? '没有找到这样的人员。' : '没有可选的人员。'}</p>
          )}
          {failed && <p class="text-danger" role="alert">人员名单暂时无法读取，请稍后重试。</p>}
        </>
      )}
    </div>
  );
}
