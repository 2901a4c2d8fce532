import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bringTo, startProject } from './lifecycle.mjs';
import { launchBrowser } from './tasklist.mjs';
import { as } from './workplace.mjs';

const REVIEWER = 'zhouqiang';
const REASON = '预算依据不足。';

let browser;

before(async () => {
  browser = await launchBrowser();
});

after(() => browser?.close());

/** A review that is about to be sent. */
async function atReview(work) {
  const code = await startProject('chenyu', { projectName: `重启测试 ${Date.now()}`, buildType: 'SELF_BUILT' });
  const taskId = await bringTo(code, 'UserTask_ApproveFeasibility');
  await as(browser, REVIEWER, async (workplace) => {
    await workplace.visitTask(taskId);
    await workplace.claim();
    await workplace.choose('Field_Decision', '未通过');
    await workplace.input('Field_DecisionReason').fill(REASON);
    await workplace.input('Field_DecisionSuggestion').fill('补充三家报价。');
    await work(workplace);
  });
}

/** What happens to submissions from now on. */
const submissions = ({ page }, handle) => page.route('**/submit-form', handle);

test('a form keeps what was filled in while the servers restart, and can be sent again', { timeout: 300_000 }, () => atReview(async (workplace) => {
  await submissions(workplace, (route) => route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>503 Service Unavailable</h1>' }));
  await workplace.complete();
  await workplace.refusal.getByText('服务器正在重启或暂时繁忙，已填写的内容仍在页面上，请稍后重新提交。').waitFor();
  assert.equal(await workplace.input('Field_DecisionReason').inputValue(), REASON);
  workplace.forgiveStatus(503);
  await workplace.page.unroute('**/submit-form');
  await workplace.finish();
}));

test('a form whose answer was lost counts once, and the person is told so when it is sent again', { timeout: 300_000 }, () => atReview(async (workplace) => {
  await submissions(workplace, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await workplace.complete();
  await workplace.refusal.getByText('无法连接服务器，已填写的内容仍在页面上，请稍后重新提交。').waitFor();
  assert.equal(await workplace.input('Field_DecisionReason').inputValue(), REASON);
  await workplace.page.unroute('**/submit-form');
  await workplace.complete();
  await workplace.missingTask.getByText(/^您已于 .* 办理完毕/).waitFor();
  await workplace.form.waitFor({ state: 'detached' });
  workplace.problems.length = 0; // the browser itself notes the lost answer and the task that is gone
}));

test('a task is opened once the servers are back', { timeout: 300_000 }, () => atReview(async (workplace) => {
  const taskId = new URLSearchParams(workplace.page.url().split('?').at(-1)).get('task');
  await workplace.goTo('我的已办');
  await workplace.page.route(`**/task/${taskId}`, (route) => route.fulfill({ status: 503, body: '' }));
  await workplace.visit(`#/?task=${taskId}`);
  const retry = workplace.page.locator('[itp-missing-task]').getByRole('button', { name: '重试' });
  await retry.waitFor();
  workplace.forgiveStatus(503);
  await workplace.page.unroute(`**/task/${taskId}`);
  await retry.click();
  await workplace.form.waitFor();
}));

test('the list says that the servers restart, and comes back by itself', { timeout: 120_000 }, () => as(browser, REVIEWER, async (workplace) => {
  const list = (url) => /\/filter\/[^/]+\/list$/.test(url.pathname);
  await workplace.page.locator('li.task').first().waitFor();
  await workplace.page.route(list, (route) => route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>503</h1>' }));
  await workplace.page.locator('.tasks-list').getByText('服务器正在重启或暂时繁忙，请稍后重试。').waitFor();
  await workplace.page.unroute(list);
  await workplace.page.locator('li.task').first().waitFor();
  workplace.forgiveStatus(503);
}));
