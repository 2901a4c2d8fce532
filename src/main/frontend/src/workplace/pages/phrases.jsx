import { useEffect, useRef, useState } from 'preact/hooks';

import { fits, missing } from '../actions/texts.js';
import { Field, FormDialog, openDialog, TextArea } from '../dialog.jsx';
import { reordered } from '../order.js';
import { PageFrame } from '../page-frame.jsx';
import { plugin } from '../plugin.jsx';
import { notify } from '../tasklist-services.js';
import { useLoad } from '../use-load.js';

const PHRASE_MAX = 200;
const MOST = 50;

/** 常用语: the opinions a person writes again and again, in the person's order. */
function Phrases({ engine, scope }) {
  const url = (path = '') => engine.ownUrl(`phrases${path}`);
  const load = useLoad(scope, () => engine.get(url()), [engine]);
  const [order, setOrder] = useState(); // shown until the server has it
  const [toFocus, setToFocus] = useState();
  const list = useRef();
  const phrases = order ?? load.data ?? [];

  useEffect(() => {
    if (toFocus) {
      list.current?.querySelector(`[data-id="${toFocus.id}"] .itp-move-${toFocus.direction}`)?.focus();
    }
  }, [toFocus]);

  const edit = (phrase) => openDialog((close) => (
    <PhraseDialog phrase={phrase} close={close} save={async (text) => {
      await (phrase ? engine.put(url(`/${phrase.id}`), { text }) : engine.post(url(), { text }));
      await load.reload();
    }} />
  ));
  const remove = (phrase) => openDialog((close) => (
    <FormDialog title="删除常用语" submitLabel="删除" dirty={false} onClose={close} onSubmit={async () => {
      await engine.delete(url(`/${phrase.id}`));
      await load.reload();
    }}>
      <p>确定删除“{phrase.text}”吗？</p>
    </FormDialog>
  ));
  const move = async (index, by) => {
    const next = reordered(phrases, index, by);
    setOrder(next);
    setToFocus({ id: phrases[index].id, direction: by < 0 ? 'up' : 'down' });
    try {
      await engine.put(url('/order'), { ids: next.map(({ id }) => id) });
      await load.reload();
    } catch (failure) {
      notify('排序未保存', failure.body?.message);
    }
    setOrder(undefined);
  };
  const onKeyDown = (event, index) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(index, event.key === 'ArrowUp' ? -1 : 1);
    }
  };

  const full = phrases.length >= MOST;
  const add = (
    <button type="button" class="btn btn-primary" disabled={full} title={full ? `最多 ${MOST} 条` : undefined} onClick={() => edit()}>
      新增常用语
    </button>
  );
  return (
    <PageFrame title="常用语" subtitle="填写审批意见时可以直接选用。" tools={add} load={load} empty={phrases.length === 0 && '还没有常用语。'}>
      <ol class="itp-rows" ref={list}>
        {phrases.map((phrase, index) => (
          <li key={phrase.id} class="itp-row" data-id={phrase.id} onKeyDown={(event) => onKeyDown(event, index)}>
            <div class="itp-row-main">{phrase.text}</div>
            <div class="itp-row-tools">
              <button type="button" class="btn btn-default btn-sm itp-move-up" aria-label={`上移“${phrase.text}”`} title="上移（Alt+↑）"
                aria-disabled={index === 0} onClick={() => index > 0 && move(index, -1)}>↑</button>
              <button type="button" class="btn btn-default btn-sm itp-move-down" aria-label={`下移“${phrase.text}”`} title="下移（Alt+↓）"
                aria-disabled={index === phrases.length - 1} onClick={() => index < phrases.length - 1 && move(index, 1)}>↓</button>
              <button type="button" class="btn btn-default btn-sm" onClick={() => edit(phrase)}>修改</button>
              <button type="button" class="btn btn-default btn-sm" onClick={() => remove(phrase)}>删除</button>
            </div>
          </li>
        ))}
      </ol>
    </PageFrame>
  );
}

function PhraseDialog({ phrase, close, save }) {
  const [text, setText] = useState(phrase?.text ?? '');
  return (
    <FormDialog title={phrase ? '修改常用语' : '新增常用语'} submitLabel="保存" onClose={close} onSubmit={() => save(text.trim())}
      dirty={text !== (phrase?.text ?? '')} validate={() => missing([
        { field: 'text', present: text.trim(), message: '请填写常用语。' },
        fits('text', '常用语', text, PHRASE_MAX),
      ])}>
      <Field name="text" label="内容" required>
        {(attributes) => <TextArea attributes={attributes} value={text} onChange={setText} max={PHRASE_MAX} rows={3} autoFocus />}
      </Field>
    </FormDialog>
  );
}

export const phrasesPage = plugin({ id: 'itp-phrases', pluginPoint: 'tasklist.route', properties: { path: '/phrases' } }, Phrases);
