/** An answer of the server other than success. */
export class RequestFailure extends Error {
  /**
   * @param {number} status HTTP status, 0 if the server could not be reached
   * @param {object} body the answer's JSON, empty if it had none
   */
  constructor(status, body) {
    super(body.message ?? `HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

/**
 * The engine's REST API as the web application offers it, and this package's own, both within the person's session.
 */
export class Engine {
  /**
   * @param {{ appUri(uri: string): string }} uri Tasklist's service that knows where its APIs are
   * @param {string} contextPath path of the server's application
   * @param {string} csrfCookie name of the cookie that holds the token against request forgery
   */
  constructor(uri, contextPath, csrfCookie) {
    this._uri = uri;
    this._contextPath = contextPath;
    this._csrfCookie = csrfCookie;
  }

  /**
   * For a plugin of Tasklist, which is told where the APIs are but given no services.
   *
   * @param {{ baseApi: string, engineApi: string, CSRFToken: string }} api
   */
  static of({ engineApi }) {
    return new Engine({ appUri: (uri) => uri.replace('engine://engine/:engine', engineApi) }, contextPath(), csrfCookie());
  }

  /** Address of a resource of the engine's REST API. */
  url(path) {
    return this._uri.appUri(`engine://engine/:engine/${path}`);
  }

  /** Address of a resource of this package's own API. */
  ownUrl(path) {
    return `${this._contextPath}/api/${path}`;
  }

  /**
   * Reads JSON.
   *
   * @throws {RequestFailure}
   */
  get(url) {
    return request(url, { headers: { Accept: 'application/json' } });
  }

  /**
   * Sends JSON.
   *
   * @returns {Promise<any>} the answer, undefined if it is empty
   * @throws {RequestFailure}
   */
  post(url, body) {
    return this._send('POST', url, body);
  }

  /** Replaces a resource; otherwise as `post`. */
  put(url, body) {
    return this._send('PUT', url, body);
  }

  /** Removes a resource; otherwise as `post`. */
  delete(url) {
    return this._send('DELETE', url);
  }

  _send(method, url, body) {
    return request(url, { method, headers: this.headers(), body: body === undefined ? undefined : JSON.stringify(body) });
  }

  /** What a request that sends JSON has to carry. */
  headers() {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    const token = cookie(this._csrfCookie);
    if (token) {
      headers['X-XSRF-TOKEN'] = token;
    }
    return headers;
  }
}

/** The web application lives one step below the server's application: `/camunda`, or `/some/context/camunda`. */
export function contextPath() {
  return document.querySelector('base').getAttribute('app-root').replace(/\/[^/]*\/?$/, '');
}

/** Name of the cookie that holds the token against request forgery. */
export function csrfCookie() {
  return window.camTasklistConf?.csrfCookieName ?? 'XSRF-TOKEN';
}

async function request(url, options) {
  let response;
  try {
    response = await fetch(url, { credentials: 'same-origin', cache: 'no-store', ...options });
  } catch {
    throw new RequestFailure(0, {});
  }
  return answerOf(response.status, await response.text());
}

/**
 * What the server answered.
 *
 * @param {number} status HTTP status
 * @param {string} text JSON or nothing
 * @throws {RequestFailure} if it is no success
 */
export function answerOf(status, text) {
  if (status < 200 || status > 299) {
    throw new RequestFailure(status, parseObject(text));
  }
  return text ? JSON.parse(text) : undefined;
}

function parseObject(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

function cookie(name) {
  const found = document.cookie.split('; ').find((entry) => entry.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}
