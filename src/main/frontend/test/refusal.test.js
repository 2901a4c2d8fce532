import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pathOf, reasonOf, refusalOf } from '../src/refusal.js';

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
  for (const status of [502, 503, 504]) {
    assert.match(refusalOf({ status, body: {} }).title, /仍在页面上，请稍后重新提交/);
  }
  assert.match(refusalOf(new TypeError('a defect')).title, /提交失败/);
});

test('tells the reason in one line', () => {
  assert.equal(reasonOf({ status: 409, body: { message: '任务已由他人认领' } }), '任务已由他人认领');
  assert.match(reasonOf({ status: 0, body: {} }), /无法连接服务器/);
});

test('reads where a finding is', () => {
  assert.deepEqual(pathOf('budgetTotal'), ['budgetTotal']);
  assert.deepEqual(pathOf('goals[0].target'), ['goals', 0, 'target']);
});
