import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dateKeys, filePickerKeys, timeKeys, withMissing, withoutDelivered } from '../src/schema.js';

const schema = {
  id: 'contract-draft',
  components: [
    { type: 'textfield', key: 'counterparty' },
    {
      type: 'group',
      components: [
        { type: 'filepicker', key: 'contractDraft', label: '合同初稿', validate: { required: true } },
        { type: 'datetime', subtype: 'date', key: 'signedOn' },
        { type: 'datetime', subtype: 'datetime', key: 'meetingAt' },
      ],
    },
  ],
};

test('finds the file fields and the dates wherever they are', () => {
  assert.deepEqual([...filePickerKeys(schema)], ['contractDraft']);
  assert.deepEqual([...dateKeys(schema)], ['signedOn']);
  assert.deepEqual([...timeKeys(schema)], ['meetingAt']);
});

test('refuses a form with a file field in a list, naming both', () => {
  const misplaced = { id: 'pilot-run', components: [{ type: 'dynamiclist', path: 'units', components: [schema.components[1]] }] };
  assert.throws(() => filePickerKeys(misplaced), /pilot-run.*合同初稿/);
});

test('a delivered document need not be picked again, another one must', () => {
  const required = (delivered) => withoutDelivered(schema, delivered).components[1].components[0].validate.required;
  assert.equal(required(new Map([['contractDraft', {}]])), false);
  assert.equal(required(new Map([['another', {}]])), true);
  assert.equal(schema.components[1].components[0].validate.required, true);
});

test('has a file field for each document the project lacks, after those of the form', () => {
  const missing = [{ variable: 'contractDraft', title: '合同初稿' }, { variable: 'pilotReport_dept-east', title: '试点报告（甲局）' }];
  const adapted = withMissing(schema, missing);
  assert.deepEqual(adapted.components.slice(0, -1), schema.components);
  const group = adapted.components.at(-1);
  assert.equal(group.type, 'group');
  assert.deepEqual(group.components.map(({ type, key, label }) => [type, key, label]), [['filepicker', 'pilotReport_dept-east', '试点报告（甲局）']]);
  assert.deepEqual([...filePickerKeys(adapted)], ['contractDraft', 'pilotReport_dept-east']);
});

test('a project that lacks nothing has the form as it is', () => {
  assert.equal(withMissing(schema, []), schema);
  assert.equal(withMissing(schema, [{ variable: 'contractDraft', title: '合同初稿' }]), schema);
});
