import { useState } from 'preact/hooks';

import { formatMoment } from './format.js';

/**
 * What the form knows of a draft.
 *
 * @param {object} props
 * @param {{ kind: 'restored'|'saved'|'unreadable', savedAt?: Date, local?: boolean, reason?: string, files?: number }} props.state
 *     `files`: how many are picked; they are no part of a draft
 * @param {() => void} props.onDiscard
 */
export function DraftBar({ state, onDiscard }) {
  const [asking, setAsking] = useState(false);
  return (
    <div class={`itp-draft${state.local || state.kind === 'unreadable' ? ' itp-draft-local' : ''}`} role="status">
      <span>{textOf(state)}</span>
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

function textOf({ kind, savedAt, local, reason, files = 0 }) {
  if (kind === 'unreadable') {
    return '暂时无法读取服务器上的草稿；如保存过草稿，请稍后重新打开此任务。';
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
