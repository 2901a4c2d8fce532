const MISSING = /No matching task|task is null|does not have one of the following permissions/;
const UNREACHABLE = /^Request has been terminated/;
const BUSY = /^(Bad Gateway|Service Unavailable|Gateway Time-?out)$/i;

/**
 * What the engine or Tasklist's client says of a failure, in words for who works with tasks where there are some. Their own are English and
 * for engineers.
 *
 * @param {string} [message]
 */
export function inWords(message) {
  return isMissing(message) ? '可能已由他人办理完毕，或者您无权办理。' : message;
}

/**
 * What is said when no answer came, or only the proxy's; any other text comes back unchanged.
 *
 * @param {string} [message]
 */
export function serverInWords(message) {
  if (UNREACHABLE.test(message)) {
    return '无法连接服务器，请稍后重试。';
  }
  return BUSY.test(message) ? '服务器正在重启或暂时繁忙，请稍后重试。' : message;
}

/**
 * Whether the engine has no such task, or not for the person who asks.
 *
 * @param {string} [message]
 */
export function isMissing(message) {
  return MISSING.test(message);
}
