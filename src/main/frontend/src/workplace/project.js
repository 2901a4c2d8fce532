/**
 * What the server tells of one project to someone who has a part in it.
 */
export class ProjectSource {
  /**
   * @param {import('../engine.js').Engine} engine
   * @param {string} code of the project
   */
  constructor(engine, code) {
    this._engine = engine;
    this._address = `projects/${encodeURIComponent(code)}`;
  }

  course() {
    return this._engine.get(this._engine.ownUrl(`${this._address}/course`));
  }

  get documentsUrl() {
    return this._engine.ownUrl(`${this._address}/documents`);
  }

  documents() {
    return this._engine.get(this.documentsUrl);
  }

  /** Address of a document's content. */
  contentUrl(documentId) {
    return this._engine.ownUrl(`${this._address}/documents/${encodeURIComponent(documentId)}/content`);
  }
}

/**
 * What is told instead of a project that can't be shown.
 *
 * @param {{ status?: number }} failure
 */
export function explain(failure) {
  switch (failure.status) {
    case 0:
      return '无法连接服务器，请检查网络后重试。';
    case 401:
      return '登录已过期，请重新登录后再查看。';
    case 403:
    case 404:
      return '没有找到这个项目，或者您没有参与该项目，不能查看其资料和办理记录。如需查看，请联系项目的办理人抄送给您。';
    default:
      return '暂时无法读取，请稍后重试；如仍失败，请联系管理员。';
  }
}

/**
 * The part of an address that names a project, and what stands behind the question mark.
 *
 * @param {string} hash of the page's address: `#/project/XM-2026-0001?tab=documents`
 * @returns {{ code: string, parameters: URLSearchParams }}
 */
export function routeOf(hash) {
  const [path, query = ''] = hash.split('?');
  return { code: decodeURIComponent(path.split('/')[2] ?? ''), parameters: new URLSearchParams(query) };
}

/**
 * Where the page of a project is.
 *
 * @param {string} code
 * @param {{ tab?: string, task?: string }} [view] `task`: the one the person comes from
 */
export function projectAddress(code, view = {}) {
  return addressOf('project', code, view);
}

/**
 * Where the approval form of a project is.
 *
 * @param {string} code
 * @param {string} [task] its phase is what is printed at first
 */
export function printAddress(code, task) {
  return addressOf('print', code, { task });
}

function addressOf(page, code, parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();
  return `#/${page}/${encodeURIComponent(code)}${query && `?${query}`}`;
}
