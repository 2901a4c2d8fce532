import { answerOf, RequestFailure } from './engine.js';

/** The person ended the upload. */
export class Cancelled extends Error {}

/**
 * Sends a large body, telling how far it is; `fetch` can't.
 *
 * @param {string} url
 * @param {Blob} body
 * @param {object} options
 * @param {Record<string, string>} options.headers
 * @param {(fraction: number) => void} options.onProgress with 0 to 1 of the body
 * @param {AbortSignal} options.signal ends the upload
 * @param {() => XMLHttpRequest} [options.createRequest]
 * @returns {Promise<any>} the answer's JSON, undefined if it is empty
 * @throws {RequestFailure}
 * @throws {Cancelled}
 */
export function upload(url, body, { headers, onProgress, signal, createRequest = () => new XMLHttpRequest() }) {
  return new Promise((resolve, reject) => {
    const request = createRequest();
    request.open('POST', url);
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1);
    request.onload = () => {
      try {
        resolve(answerOf(request.status, request.responseText));
      } catch (failure) {
        reject(failure);
      }
    };
    request.onerror = () => reject(new RequestFailure(0, {}));
    request.onabort = () => reject(new Cancelled());
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}
