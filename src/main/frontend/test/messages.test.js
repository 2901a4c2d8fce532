import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { translate } from '../src/messages.js';

test('speaks Chinese for form-js', () => {
  assert.equal(translate('Field is required.'), '必填项，请填写。');
  assert.equal(translate('Field must have maximum length of 120.'), '最多填写 120 个字。');
  assert.equal(translate('Field must have minimum value of 0.01.'), '不能小于 0.01。');
  assert.equal(translate('Value is expected to have at most 2 decimal digits.'), '最多保留 2 位小数。');
  assert.equal(translate('Value is expected to be an integer.'), '请填写整数。');
  assert.equal(translate('Expand all (7)'), '展开全部');
  assert.equal(translate('yyyy/mm/dd'), '年/月/日');
});

test("leaves people's own texts as they are", () => {
  assert.equal(translate('自建'), '自建');
  assert.equal(translate('My field is required.'), 'My field is required.');
});

test('knows every text of the validation of the form-js that is installed', () => {
  const viewer = readFileSync(new URL('../node_modules/@bpmn-io/form-js-viewer/dist/index.cjs', import.meta.url), 'utf8');
  const validation = viewer.slice(viewer.indexOf('function runNumberValidation'), viewer.indexOf('function evaluateFEELValues'));
  const texts = [...validation.matchAll(/errors\.push\((?:validation\.patternErrorMessage \|\| )?(['`])(.*?)\1\)/g)]
    .filter(([, , text]) => !text.includes("' + (")) // put together of parts; looked at above
    .map(([, , text]) => text.replace(/\$\{[^}]*\}/g, '5'));
  assert.ok(texts.length >= 10, `found ${texts.length} texts only`);
  assert.deepEqual(texts.filter((text) => translate(text) === text), []);
});
