import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Cancelled, upload } from '../src/upload.js';

/** As far as the upload uses it. */
class FakeRequest {
  upload = {};
  headers = {};

  open(method, url) {
    Object.assign(this, { method, url });
  }

  setRequestHeader(name, value) {
    this.headers[name] = value;
  }

  send(body) {
    this.body = body;
  }

  abort() {
    this.onabort();
  }

  answer(status, responseText) {
    Object.assign(this, { status, responseText });
    this.onload();
  }
}

function start() {
  const request = new FakeRequest();
  const fractions = [];
  const cancel = new AbortController();
  const answer = upload('/submit-form', 'body', {
    headers: { 'X-XSRF-TOKEN': 'token' }, signal: cancel.signal, onProgress: (fraction) => fractions.push(fraction), createRequest: () => request,
  });
  return { request, fractions, cancel, answer };
}

test('sends, tells how far it is, and gives the answer', async () => {
  const { request, fractions, answer } = start();
  assert.deepEqual([request.method, request.url, request.body, request.headers], ['POST', '/submit-form', 'body', { 'X-XSRF-TOKEN': 'token' }]);
  request.upload.onprogress({ loaded: 30, total: 120 });
  request.upload.onprogress({ loaded: 120, total: 120 });
  request.answer(200, '{"id":"1"}');
  assert.deepEqual(await answer, { id: '1' });
  assert.deepEqual(fractions, [0.25, 1]);
});

test('an empty answer is none', async () => {
  const { request, answer } = start();
  request.answer(204, '');
  assert.equal(await answer, undefined);
});

test('a refusal comes with its words', async () => {
  const { request, answer } = start();
  request.answer(400, '{"message":"缺少文件"}');
  await assert.rejects(answer, { status: 400, body: { message: '缺少文件' } });
});

test('an answer that is no JSON is a failure all the same', async () => {
  const failed = start();
  failed.request.answer(502, '<html>');
  await assert.rejects(failed.answer, { status: 502, body: {} });
  const odd = start();
  odd.request.answer(200, '<html>');
  await assert.rejects(odd.answer, SyntaxError);
});

test('a broken connection is told from a refusal', async () => {
  const { request, answer } = start();
  request.onerror();
  await assert.rejects(answer, { status: 0 });
});

test('can be cancelled', async () => {
  const { cancel, answer } = start();
  cancel.abort();
  await assert.rejects(answer, Cancelled);
});
