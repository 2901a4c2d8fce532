import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dateKeys, filePickerKeys, withoutDelivered } from '../src/schema.js';

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
