import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pathOf, refusalOf } from '../src/refusal.js';

test("shows the server's findings field by field", () => {
  const violations = [{ field: 'budgetTotal', message: '预算合计“9”与各行之和“10”不一致' }];
  const refusal = refusalOf({ status: 400, body: { message: '预算合计“9”与各行之和“10”不一致', violations } });
  assert.match(refusal.title, /更正/);
  assert.deepEqual(refusal.details, violations);
});

test('shows every other failure too', () => {
  assert.deepEqual(refusalOf({ status: 500, body: { message: 'ENGINE-1 boom' } }).details, [{ message: 'ENGINE-1 boom' }]);
  assert.match(refusalOf({ status: 0, body: {} }).title, /无法连接服务器/);
  assert.match(refusalOf({ status: 401, body: {} }).title, /重新登录/);
  assert.match(refusalOf({ status: 413, body: {} }).title, /文件太大/);
  assert.match(refusalOf(new TypeError('a defect')).title, /提交失败/);
});

test('reads where a finding is', () => {
  assert.deepEqual(pathOf('budgetTotal'), ['budgetTotal']);
  assert.deepEqual(pathOf('goals[0].target'), ['goals', 0, 'target']);
});
