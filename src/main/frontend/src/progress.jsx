import { formatSize } from './format.js';

/**
 * How far a submission with files is.
 *
 * @param {object} props
 * @param {number} props.size of the files, in bytes
 * @param {number|null} props.fraction of them sent, 0 to 1; null while they are made ready
 * @param {() => void} props.onCancel
 */
export function Progress({ size, fraction, onCancel }) {
  const sent = fraction === 1;
  return (
    <div class="itp-progress" role="status">
      <span class="itp-progress-text">{textOf(size, fraction)}</span>
      <div
        class="itp-progress-bar"
        role="progressbar"
        aria-label="上传进度"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={fraction === null ? undefined : Math.round(fraction * 100)}
      >
        <div class={fraction === null || sent ? 'itp-progress-waiting' : ''} style={{ width: `${fraction === null ? 100 : fraction * 100}%` }} />
      </div>
      {/* Once all is sent it would be too late: the server may have accepted it already. */}
      {!sent && <button type="button" class="btn btn-default" onClick={onCancel}>取消上传</button>}
    </div>
  );
}

function textOf(size, fraction) {
  if (fraction === null) {
    return '正在准备文件…';
  }
  return fraction === 1 ? '文件已上传，等待服务器处理…' : `正在上传 ${sizeOf(size * fraction, size)} / ${formatSize(size)}`;
}

/** In the unit of the whole, so that the text keeps its width. */
function sizeOf(bytes, whole) {
  return whole < 1024 ** 2 ? formatSize(bytes) : (bytes / 1024 ** 2).toFixed(1);
}
