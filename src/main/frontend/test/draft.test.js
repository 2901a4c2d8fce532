import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { Draft, isOutdated } from '../src/draft.js';
import { RequestFailure } from '../src/engine.js';

/** A server that keeps drafts by address, and can be out of reach. */
class Server {
  drafts = new Map();
  failure = null;
  arrival = null; // what a draft on its way to the server waits for
  requests = [];
  now = '2026-11-21T06:30:00Z';

  ownUrl(path) {
    return `/api/${path}`;
  }

  async get(url) {
    this._note('GET', url);
    return this.drafts.get(url);
  }

  async put(url, { values }) {
    this._note('PUT', url);
    await this.arrival;
    this.drafts.set(url, { values: structuredClone(values), savedAt: this.now });
    return { savedAt: this.now };
  }

  async delete(url) {
    this._note('DELETE', url);
    this.drafts.delete(url);
  }

  _note(method, url) {
    if (this.failure) {
      throw this.failure;
    }
    this.requests.push(`${method} ${url}`);
  }
}

class Browser {
  entries = new Map();

  getItem(key) {
    return this.entries.get(key) ?? null;
  }

  setItem(key, value) {
    this.entries.set(key, value);
  }

  removeItem(key) {
    this.entries.delete(key);
  }
}

let server;
let browser;
const draftOf = (user, key = 'start:it-project-construction') => new Draft(server, user, key, browser);

beforeEach(() => {
  server = new Server();
  browser = new Browser();
});

test('is kept by the server, on every computer', async () => {
  assert.deepEqual(await draftOf('chenyu').load(), { draft: null });
  assert.deepEqual(await draftOf('chenyu').save({ background: '背景' }), { savedAt: new Date(server.now), local: false });
  browser = new Browser();
  assert.deepEqual(await draftOf('chenyu').load(),
    { draft: { values: { background: '背景' }, savedAt: new Date(server.now), local: false } });
  assert.equal(server.requests[1], 'PUT /api/drafts/start%3Ait-project-construction');
});

test('is kept by the browser while the server is out of reach, for the same person and form only', async () => {
  server.failure = new RequestFailure(0, {});
  const saved = await draftOf('chenyu').save({ background: '背景' });
  assert.equal(saved.local, true);
  assert.equal(saved.failure, server.failure);

  const { draft, failure } = await draftOf('chenyu').load();
  assert.deepEqual([draft.values, draft.local, failure], [{ background: '背景' }, true, server.failure]);
  assert.equal((await draftOf('lina').load()).draft, null);
  assert.equal((await draftOf('chenyu', 'task-1').load()).draft, null);
});

test('the newer one counts', async () => {
  await draftOf('chenyu').save({ text: 'server' });
  const draft = draftOf('chenyu');
  draft.keep({ text: 'browser' });
  assert.equal((await draft.load()).draft.values.text, 'browser');

  server.now = '2999-01-01T00:00:00Z';
  await new Draft(server, 'chenyu', 'start:it-project-construction', new Browser()).save({ text: 'another computer' });
  assert.equal((await draft.load()).draft.values.text, 'another computer');
});

test("what was kept after the server's draft is newer, whatever the clocks say", async () => {
  server.now = '2999-01-01T00:00:00Z';
  const draft = draftOf('chenyu');
  await draft.save({ text: 'saved' });
  draft.keep({ text: 'typed later' });
  assert.equal((await draftOf('chenyu').load()).draft.values.text, 'typed later');
});

test('saving on the server ends what the browser kept', async () => {
  const draft = draftOf('chenyu');
  draft.keep({ text: 'old' });
  await draft.save({ text: 'new' });
  assert.equal(browser.entries.size, 0);
});

test('is discarded everywhere', async () => {
  const draft = draftOf('chenyu');
  await draft.save({ text: 'saved' });
  draft.keep({ text: 'kept' });
  await draft.discard();
  assert.deepEqual([(await draft.load()).draft, browser.entries.size], [null, 0]);
});

test('is discarded although it still is on its way to the server', async () => {
  const draft = draftOf('chenyu');
  let arrive;
  server.arrival = new Promise((resolve) => { arrive = resolve; });
  const saving = draft.save({ text: 'on its way' });
  const discarding = draft.discard();
  arrive();
  await Promise.all([saving, discarding]);
  assert.equal((await draft.load()).draft, null);
});

test('asks the server to remove only what it has', async () => {
  const draft = draftOf('chenyu');
  await draft.load();
  await draft.discard();
  assert.deepEqual(server.requests.map((request) => request.split(' ')[0]), ['GET']);
});

test('what the browser holds may be anything', async () => {
  browser.setItem('itp-draft:chenyu:start:it-project-construction', 'no JSON');
  assert.equal((await draftOf('chenyu').load()).draft, null);
});

test('what the browser kept is outdated once the server holds something else of the same values', async () => {
  const draft = draftOf('chenyu', 'task-1');
  draft.basedOn({ decision: null, projectName: '系统', budget: 1 });
  draft.keep({ decision: 'REJECTED', opinion: '不同意' });
  const kept = (await draftOf('chenyu', 'task-1').load()).draft;
  assert.equal(isOutdated(kept, { projectName: '改名', budget: 2 }), false, 'other values do not matter');
  assert.equal(isOutdated(kept, { decision: 'APPROVED' }), true);
  assert.equal(isOutdated(kept, { opinion: '同意' }), true);
});

test('what the browser kept is outdated when the draft it followed was removed on the server', async () => {
  const draft = draftOf('chenyu', 'task-1');
  await draft.save({ decision: 'REJECTED' });
  draft.keep({ decision: 'REJECTED', opinion: '不同意' });
  assert.equal(isOutdated((await draft.load()).draft, {}), false);
  server.drafts.clear();
  assert.equal(isOutdated((await draftOf('chenyu', 'task-1').load()).draft, {}), true);
});

test('a draft of the server is not judged', async () => {
  await draftOf('chenyu').save({ decision: 'REJECTED' });
  assert.equal(isOutdated((await draftOf('chenyu').load()).draft, { decision: 'APPROVED' }), false);
});
