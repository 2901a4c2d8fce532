import assert from 'node:assert/strict';
import { test } from 'node:test';

import { base64 } from '../src/base64.js';
import { filesSize, submissionBody } from '../src/submission.js';

const CONTENT = Uint8Array.from({ length: 2_000_003 }, (_, index) => index % 256);

test('encodes a file of any length', async () => {
  for (const length of [0, 1, 2, 3, 786_432, 786_433, CONTENT.length]) {
    const content = CONTENT.subarray(0, length);
    assert.equal((await base64(new Blob([content]))).join(''), Buffer.from(content).toString('base64'));
  }
});

test('sends values as they are and files as Base64', async () => {
  const variables = {
    'odd "name"': { type: 'String', value: '第一行\n“第二行”' },
    report: { type: 'File', value: new File([CONTENT], '报告.pdf'), valueInfo: { filename: '报告.pdf', mimeType: 'application/pdf' } },
    count: { type: 'Integer', value: 3 },
  };
  const body = JSON.parse(await (await submissionBody(variables)).text());
  assert.deepEqual(body, { variables: {
    ...variables,
    report: { ...variables.report, value: Buffer.from(CONTENT).toString('base64') },
  } });
  assert.equal(filesSize(variables), CONTENT.length);
  assert.deepEqual(JSON.parse(await (await submissionBody({})).text()), { variables: {} });
});

test('ends when it is told to', async () => {
  const ended = new AbortController();
  ended.abort(new Error('ended'));
  await assert.rejects(submissionBody({ report: { type: 'File', value: new File(['a'], 'a.txt') } }, ended.signal), /ended/);
});
