/**
 * What a person is told after a form is gone from the screen: title and message of a notification.
 */
import { RequestFailure } from './engine.js';
import { refusalOf } from './refusal.js';

/**
 * Something was left half filled in.
 *
 * @param {{ draft?: { local: boolean }, files: number }} kept
 * @returns {[string, string]|undefined} nothing if there was nothing to keep
 */
export function keptWords({ draft, files }) {
  const picked = files > 0 ? `所选的 ${files} 个文件在刷新或关闭页面前仍在。` : '';
  if (draft) {
    return [draft.local ? '草稿已自动保存在本浏览器中' : '草稿已自动保存', `再次打开时恢复未提交的内容。${picked}`];
  }
  return files > 0 ? ['所选文件已保留', picked] : undefined;
}

/**
 * A form was accepted.
 *
 * @param {{ title?: string, goesBackTo?: string }} form
 * @param {{ businessKey?: string }} result the server's answer
 * @param {boolean} isLeft whether the person was no longer there
 * @returns {[string, string]|undefined} nothing about a completed task in view: of that one it is told what comes next
 */
export function submittedWords({ title, goesBackTo }, { businessKey }, isLeft) {
  if (!title) {
    return ['流程已发起', businessKey ? `项目编号 ${businessKey}，进展见“我发起的”。` : '进展见“我发起的”。'];
  }
  if (goesBackTo) {
    return ['已提交', `“${title}”已退回 ${goesBackTo} 核对。`];
  }
  return isLeft ? ['已提交', `“${title}”已办结，可在“我的已办”中查看。`] : undefined;
}

/** A form that was left while it was sent was not accepted. */
export function leftWords({ title = '发起流程' }, failure) {
  const reasons = failure instanceof RequestFailure ? refusalOf(failure).details.map(({ message }) => message) : [];
  return [`“${title}”未提交成功`, [...reasons, '填写的内容已保存为草稿，请重新打开后更正。'].join('\n')];
}
