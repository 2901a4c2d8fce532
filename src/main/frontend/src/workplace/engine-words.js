/**
 * What the engine says of a failure, in words for who works with tasks where there are some. Its own are English and for engineers.
 *
 * @param {string} [message]
 */
export function inWords(message) {
  return /No matching task|task is null/.test(message) ? '可能已由他人办理完毕，或者您无权办理。' : message;
}
