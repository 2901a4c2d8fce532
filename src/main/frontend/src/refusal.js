/**
 * What a person is told when a form could not be submitted.
 *
 * @typedef {{ title: string, details: { field?: string, message: string }[] }} Refusal
 */

/**
 * @param {import('./engine.js').RequestFailure | Error} failure
 * @returns {Refusal}
 */
export function refusalOf(failure) {
  const violations = failure.body?.violations;
  if (Array.isArray(violations) && violations.length > 0) {
    return { title: '提交未被接受，请更正后重新提交：', details: violations };
  }
  return { title: titleFor(failure.status), details: failure.body?.message ? [{ message: failure.body.message }] : [] };
}

/**
 * The same in one line, for what is no form.
 *
 * @param {import('./engine.js').RequestFailure | Error} failure
 */
export function reasonOf(failure) {
  const { title, details } = refusalOf(failure);
  return details[0]?.message ?? title;
}

function titleFor(status) {
  switch (status) {
    case 0:
      return '无法连接服务器，已填写的内容仍在页面上，请稍后重新提交。';
    case 401:
      return '登录已过期，请重新登录后再提交。';
    case 403:
      return '您没有权限完成此操作。';
    case 404:
      return '任务已不存在，可能已由他人完成，请刷新任务列表。';
    case 409:
      return '提交未成功。';
    case 413:
      return '文件太大，服务器不接受，请压缩或拆分后重新上传。';
    case 502:
    case 503:
    case 504:
      return '服务器正在重启或暂时繁忙，已填写的内容仍在页面上，请稍后重新提交。';
    default:
      return '提交失败，请更正后重新提交；如仍失败，请联系管理员。';
  }
}

/**
 * The form's own findings before anything is sent.
 *
 * @param {number} count how many fields are wrong
 * @returns {Refusal}
 */
export function incomplete(count) {
  return { title: `有 ${count} 处需要更正，请按红色提示填写后再提交。`, details: [] };
}

/**
 * Path of the value a violation speaks of.
 *
 * @param {string} field a variable, or a row's column: `goals[0].target`
 * @returns {(string|number)[]}
 */
export function pathOf(field) {
  return field.split(/[.[\]]+/).filter(Boolean).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
