import { useState } from 'preact/hooks';

import { formatClock, formatMoment } from './format.js';

/**
 * What the form knows of a draft.
 *
 * @typedef {{ kind: 'restored'|'saved'|'outdated'|'unreadable', savedAt?: Date, local?: boolean, reason?: string, files?: number }}
 *     DraftState `files`: how many are picked; they are no part of a draft. `savedAt` is missing if only files are still there
 *
 * @param {object} props
 * @param {DraftState} props.state
 * @param {() => void} props.onDiscard
 * @param {() => void} [props.onRestore] for an outdated one
 */
export function DraftBar({ state, onDiscard, onRestore }) {
  const [asking, setAsking] = useState(false);
  return (
    // That it was saved is said where the button is.
    <div
      class={`itp-draft${state.local || state.kind === 'unreadable' ? ' itp-draft-local' : ''}`}
      role={state.kind === 'saved' ? undefined : 'status'}
    >
      <span>{textOf(state)}</span>
      {state.kind === 'outdated' && <button type="button" class="btn btn-link" onClick={onRestore}>恢复草稿</button>}
      {state.kind !== 'unreadable' && !asking && (
        <button type="button" class="btn btn-link" onClick={() => setAsking(true)}>放弃草稿</button>
      )}
      {asking && (
        <span class="itp-draft-question">
          放弃后恢复为未填写时的内容。
          <button type="button" class="btn btn-link" onClick={onDiscard}>确定放弃</button>
          <button type="button" class="btn btn-link" onClick={() => setAsking(false)}>保留</button>
        </span>
      )}
    </div>
  );
}

/**
 * What is said beside the buttons after saving.
 *
 * @param {object} props
 * @param {DraftState|null} props.state null if there is nothing to say
 * @param {boolean} props.changed whether something was filled in since
 */
export function SaveNote({ state, changed }) {
  if (!state) {
    return null;
  }
  const { savedAt, local, reason, files } = state;
  const time = formatClock(savedAt);
  if (changed) {
    return <span class="itp-hint">{time} 后的修改尚未保存</span>;
  }
  return local
    ? <span class="itp-save-local">{reason ?? '无法连接服务器'}，草稿已保存在本浏览器中 {time}</span>
    : <span>草稿已保存 {time}{files > 0 && '（不含所选文件）'}</span>;
}

function textOf({ kind, savedAt, local, reason, files = 0 }) {
  if (kind === 'unreadable') {
    return '暂时无法读取服务器上的草稿；如保存过草稿，请稍后重新打开此任务。';
  }
  if (kind === 'outdated') {
    return `${formatMoment(savedAt)} 之后表单内容有更新，保存在本浏览器中的草稿没有恢复，请先核对现在的内容`;
  }
  if (kind === 'restored' && !savedAt) {
    return `所选的 ${files} 个文件仍在`;
  }
  if (kind === 'restored') {
    const where = local ? '保存在本浏览器中的内容' : '保存的草稿';
    return `已恢复 ${formatMoment(savedAt)} ${where}${files > 0 ? `，所选的 ${files} 个文件仍在` : ''}`;
  }
  const saved = local
    ? `${reason ?? '无法连接服务器'}，草稿已保存在本浏览器中（${formatMoment(savedAt)}），在其他电脑上看不到`
    : `草稿已保存（${formatMoment(savedAt)}）`;
  return files > 0 ? `${saved}；所选的 ${files} 个文件不在草稿中，重新打开后需再次选择` : saved;
}
