import assert from 'node:assert/strict';
import { test } from 'node:test';

import { deliveredDocuments, missingDocuments, toFormData, toVariables } from '../src/variables.js';

const NO_FIELDS = { fileKeys: new Set(), dateKeys: new Set(), timeKeys: new Set() };
const read = (variable, fields = NO_FIELDS) => toFormData({ name: variable }, fields).name;

test('gives a form what the engine holds as JSON, whatever its type', () => {
  assert.deepEqual(read({ type: 'Json', value: '[{"goal":"缩短时间"}]' }), [{ goal: '缩短时间' }]);
  assert.deepEqual(read({ type: 'Object', value: '["dept-finance"]', valueInfo: { serializationDataFormat: 'application/json' } }),
    ['dept-finance']);
  assert.equal(read({ type: 'String', value: '{"not": "parsed"}' }), '{"not": "parsed"}');
  assert.equal(read({ type: 'Boolean', value: false }), false);
  assert.equal(read({ type: 'Double', value: 0.5 }), 0.5);
  assert.equal(read({ type: 'Null', value: null }), null);
  assert.equal(read({ type: 'Json', value: null }), null);
});

test('gives dates as days in China, whatever the zone of the server', () => {
  const asDay = { ...NO_FIELDS, dateKeys: new Set(['name']) };
  for (const value of ['2026-11-21T00:00:00.000+0800', '2026-11-20T16:00:00.000+0000', '2026-11-20T18:30:00.000+0000']) {
    assert.equal(read({ type: 'Date', value }, asDay), '2026-11-21');
  }
});

test('gives a date no field holds as a day if it has no time', () => {
  assert.equal(read({ type: 'Date', value: '2026-11-20T16:00:00.000+0000' }), '2026-11-21');
  assert.equal(read({ type: 'Date', value: '2026-11-21T01:05:00.000+0000' }), '2026-11-21T09:05:00+08:00');
  assert.equal(read({ type: 'Date', value: '2026-11-20T16:00:00.000+0000' }, { ...NO_FIELDS, timeKeys: new Set(['name']) }),
    '2026-11-21T00:00:00+08:00');
});

test('gives documents as their names, and none to a file field', () => {
  const file = { type: 'File', value: null, valueInfo: { filename: '报告.pdf', mimeType: 'application/pdf' } };
  assert.deepEqual(read(file), { fileName: '报告.pdf', mimeType: 'application/pdf' });
  assert.deepEqual(toFormData({ report: file }, { ...NO_FIELDS, fileKeys: new Set(['report']) }), {});
  assert.deepEqual([...deliveredDocuments({ report: file, note: { type: 'String', value: 'x' } })], [['report', { fileName: '报告.pdf' }]]);
});

test('a document variable that was emptied is not delivered', () => {
  assert.equal(deliveredDocuments({ report: { type: 'Null', value: null, valueInfo: {} } }).size, 0);
});

test('knows the missing documents a task can supply', () => {
  const list = [{ variable: 'pilotReport', title: '试点报告' }];
  assert.deepEqual(missingDocuments({ missingDocuments: { type: 'Json', value: JSON.stringify(list) } }), list);
  assert.deepEqual(missingDocuments({}), []);
  assert.deepEqual(missingDocuments({ missingDocuments: { type: 'String', value: '试点报告' } }), []);
  assert.deepEqual(missingDocuments({ missingDocuments: { type: 'Json', value: null } }), []);
});

test('submits each value with its type', () => {
  const variables = toVariables({
    text: '内容', empty: null, missing: undefined, flag: false,
    small: 12, negative: -3, large: 3_000_000_000, fraction: 0.1, huge: 1e300,
    list: [{ goal: 'a' }], tags: [], object: { a: 1 },
  }, new Map());
  assert.deepEqual(variables, {
    text: { type: 'String', value: '内容' },
    empty: { type: 'Null', value: null },
    missing: { type: 'Null', value: null },
    flag: { type: 'Boolean', value: false },
    small: { type: 'Integer', value: 12 },
    negative: { type: 'Integer', value: -3 },
    large: { type: 'Long', value: 3_000_000_000 },
    fraction: { type: 'Double', value: 0.1 },
    huge: { type: 'Double', value: 1e300 },
    list: { type: 'Json', value: '[{"goal":"a"}]' },
    tags: { type: 'Json', value: '[]' },
    object: { type: 'Json', value: '{"a":1}' },
  });
});

test('submits a picked file, and leaves out a field nothing was picked for', () => {
  const report = new File(['报告'], '报告.pdf', { type: 'application/pdf' });
  const plan = new File(['plan'], 'plan.unknown');
  assert.deepEqual(toVariables({ report: 'files::1', contract: null }, new Map([['report', report], ['plan', plan], ['contract', undefined]])), {
    report: { type: 'File', value: report, valueInfo: { filename: '报告.pdf', mimeType: 'application/pdf' } },
    plan: { type: 'File', value: plan, valueInfo: { filename: 'plan.unknown', mimeType: 'application/octet-stream' } },
  });
});
