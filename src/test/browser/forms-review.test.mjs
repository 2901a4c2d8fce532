import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bringTo, startProject } from './lifecycle.mjs';
import { launchBrowser, send } from './tasklist.mjs';
import { as, inOrder } from './workplace.mjs';

const REVIEWER = 'zhouqiang';
const DELEGATE = 'wumin';
const DESKTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

let browser;
let taskId;
let author;

before(async () => {
  browser = await launchBrowser();
  const code = await startProject('chenyu', { projectName: `审批表单测试 ${Date.now()}`, buildType: 'SELF_BUILT' });
  taskId = await bringTo(code, 'UserTask_ApproveFeasibility');
  const documents = await send(REVIEWER, 'GET', `/api/projects/${code}/documents`);
  author = documents.find(({ variable }) => variable === 'feasibilityReport').authorName;
}, { timeout: 180_000 });

after(() => browser?.close());

const chosen = (workplace) => workplace.field('Field_Decision-0')
  .locator('.fjs-inline-label', { has: workplace.page.locator(':checked') }).innerText();

const documentIsAtHand = async () => {
  for (const viewport of [DESKTOP, PHONE]) {
    await as(browser, REVIEWER, async (workplace) => {
      await workplace.visitTask(taskId);
      const banner = workplace.banners.filter({ hasText: '待审' });
      assert.equal((await banner.innerText()).replace(/\s+/g, ''), `待审《可行性分析报告》第1版${author}下载`);
      assert.equal(await workplace.download(banner.getByRole('link', { name: '下载 文件.txt' })), '文件.txt');
      await workplace.keepPicture(`forms-reviewed-${viewport.width}`);
    }, viewport);
  }
};

/** What is typed before the delegation stays in the browser only, as when the server was out of reach. */
const delegated = (work) => as(browser, REVIEWER, async (workplace) => {
  await workplace.visitTask(taskId);
  await workplace.claim();
  await workplace.choose('Field_Decision', '未通过');
  await workplace.page.route('**/api/drafts/**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  await workplace.save();
  await workplace.page.locator('.itp-save-note').getByText('草稿已保存在本浏览器中').waitFor();
  await workplace.page.unroute('**/api/drafts/**');
  workplace.problems.length = 0; // the browser itself notes the failed request
  await send(REVIEWER, 'POST', `/api/tasks/${taskId}/delegate`, { userId: DELEGATE, reason: '请核实预算依据' });
  await work(workplace);
}, DESKTOP);

const delegateFillsIn = () => as(browser, DELEGATE, async (workplace) => {
  await workplace.visitTask(taskId);
  await workplace.banners.getByText('周强 委派您办理：请核实预算依据。').waitFor();
  await workplace.choose('Field_Decision', '通过');
  await workplace.finish();
  await workplace.page.locator('.notifications').getByText('已退回 周强 核对').waitFor();
}, DESKTOP);

const ownerSeesWhatCameBack = async (workplace) => {
  await workplace.page.reload();
  await workplace.banners.getByText(/吴敏 已于 \d+月\d+日 \d\d:\d\d 完成委派，请核对后提交。/).waitFor();
  const bar = workplace.page.locator('.itp-draft');
  await bar.getByText('草稿没有恢复').waitFor();
  assert.equal(await chosen(workplace), '通过');
  await workplace.keepPicture('forms-delegation-done');
  await bar.getByRole('button', { name: '恢复草稿' }).click();
  await bar.getByText('已恢复').waitFor();
  assert.equal(await chosen(workplace), '未通过');
  await bar.getByRole('button', { name: '放弃草稿' }).click();
  await bar.getByRole('button', { name: '确定放弃' }).click();
  await bar.waitFor({ state: 'detached' });
  await workplace.form.waitFor();
  assert.equal(await chosen(workplace), '通过');
};

test('a review has its document at hand, and comes back from a delegation filled in', { timeout: 300_000 }, (t) => inOrder(t, {
  'the document is above the form': documentIsAtHand,
  'the delegation comes back': () => delegated(async (workplace) => {
    await delegateFillsIn();
    await ownerSeesWhatCameBack(workplace);
  }),
}));
