import assert from 'node:assert/strict';
import { test } from 'node:test';

import { RequestFailure } from '../src/engine.js';
import { keptWords, leftWords, submittedWords } from '../src/words.js';

test('what was kept of a form that was left is said, and nothing if there was nothing', () => {
  assert.equal(keptWords({ files: 0 }), undefined);
  assert.deepEqual(keptWords({ draft: { local: false }, files: 0 }), ['草稿已自动保存', '再次打开时恢复未提交的内容。']);
  assert.match(keptWords({ draft: { local: true }, files: 2 }).join(), /本浏览器.*2 个文件/);
  assert.match(keptWords({ files: 1 }).join(), /1 个文件/);
});

test('a submission says what has become of the task', () => {
  assert.match(submittedWords({ title: '审批实施方案' }, {}, true).join(), /“审批实施方案”已办结/);
  assert.equal(submittedWords({ title: '审批实施方案' }, {}, false), undefined, 'said by the list of tasks');
  assert.match(submittedWords({ title: '审批实施方案', goesBackTo: '周强' }, {}, false).join(), /退回 周强 核对/);
  assert.match(submittedWords({}, { businessKey: 'XM-2026-0001' }, false).join(), /XM-2026-0001/);
});

test('a submission that is refused after the form was left says why', () => {
  const refused = new RequestFailure(400, { violations: [{ field: 'budgetTotal', message: '合计不符' }] });
  assert.match(leftWords({ title: '编制预算' }, refused).join(), /“编制预算”未提交成功,合计不符\n填写的内容已保存为草稿/);
  assert.doesNotMatch(leftWords({}, new Error('internals')).join(), /internals/);
});
