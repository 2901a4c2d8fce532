// Takes the pictures of docs/demo.zh-CN.md from the sample projects of a demo server that was started anew.
import assert from 'node:assert/strict';
import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { launchBrowser, send, taskOf } from './tasklist.mjs';
import { as, FILTERS } from './workplace.mjs';

const DIRECTORY = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));
const LARGEST = 300 * 1024; // bytes
const SCREEN = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const PROJECT = '卷烟营销数据分析平台'; // was rejected once and waits for a review
const REVIEWER = 'zhouqiang';
const REVIEW = 'UserTask_ReviewImplementationPlan';
const REVIEW_NAME = '审核实施方案';

mkdirSync(DIRECTORY, { recursive: true });
const browser = await launchBrowser();
try {
  const { items: [{ code }] } = await send(REVIEWER, 'GET', `/api/projects?q=${encodeURIComponent(PROJECT)}`);
  const taskId = await taskOf(REVIEWER, code, REVIEW);
  await as(browser, 'zhangwei', async (workplace) => {
    await workplace.openFilter(FILTERS.mine);
    await workplace.page.locator('li.task .itp-limit').first().waitFor();
    await take(workplace, 'task-list');
    await workplace.goTo('我的已办');
    await workplace.row(code).first().waitFor();
    await take(workplace, 'done');
  }, SCREEN);
  await as(browser, REVIEWER, async (workplace) => {
    const { page } = workplace;
    await workplace.openFromList(FILTERS.mine, PROJECT, REVIEW_NAME);
    await workplace.claim();
    await workplace.choose('Field_Decision', '未通过');
    await workplace.input('Field_DecisionReason').fill('应急回退方案没有写明负责人。');
    await workplace.input('Field_DecisionSuggestion').fill('请补充各步骤的负责人和联系方式。');
    await take(workplace, 'form');
    await workplace.openTab('办理记录');
    await atTop(workplace.projectView.locator('.itp-tone-negative').first());
    await take(workplace, 'course');
    await workplace.openTab('项目资料');
    const rejected = workplace.projectView.locator('.itp-document-step', { hasText: '历史版本' });
    await rejected.locator('summary').click();
    await atTop(rejected);
    await take(workplace, 'documents');
    await workplace.visit(`#/print/${code}`);
    await atTop(page.getByText('审批、验收意见'));
    await take(workplace, 'print');
    await workplace.visitTask(taskId);
    await page.getByRole('button', { name: '取消认领' }).click();
    await page.getByRole('button', { name: '认领任务' }).waitFor();
  }, SCREEN);
  await send(REVIEWER, 'DELETE', `/api/drafts/${taskId}`); // what was typed for the picture above
  await as(browser, REVIEWER, async (workplace) => {
    await workplace.openFilter(FILTERS.mine);
    await workplace.page.locator('li.task .itp-limit').first().waitFor();
    await take(workplace, 'phone-list');
    await workplace.visitTask(taskId);
    await take(workplace, 'phone-form');
  }, PHONE);
} finally {
  await browser.close();
}

/** Scrolls what is to be seen below the head of its page. */
function atTop(locator) {
  return locator.evaluate((element) => {
    element.style.scrollMarginTop = '60px';
    element.scrollIntoView({ block: 'start' });
  });
}

/** A picture of what is on the screen once it has come to rest, without what only the mouse brings up. */
async function take({ page }, name) {
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1000);
  const path = `${DIRECTORY}${name}.png`;
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(path);
  assert.ok(size <= LARGEST, `${name}.png has ${size} bytes`);
}
