import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ask, launchBrowser } from './tasklist.mjs';
import { as as asPerson } from './workplace.mjs';

// A sample project of the demo whose plan was sent back once.
const PROJECT = '卷烟营销数据分析平台';
let browser;
let code;

before(async () => {
  browser = await launchBrowser();
  const { items } = await (await ask('luojia', `/api/projects?q=${encodeURIComponent(PROJECT)}`)).json();
  code = items.find(({ name }) => name === PROJECT).code;
});

after(() => browser?.close());

const as = (user, work) => asPerson(browser, user, (tasklist) => work(tasklist, tasklist.page));

async function visit(page, hash) {
  await page.evaluate((to) => { window.location.hash = to; }, hash);
}

test('who started a project sees its course and its documents', { timeout: 300_000 }, () => as('luojia', async (tasklist, page) => {
  await visit(page, `#/project/${code}`);
  const rejection = page.locator('.itp-tone-negative', { hasText: '审核实施方案' }).first();
  await rejection.waitFor();
  assert.match(await rejection.innerText(), /JS-09[^]*周强[^]*未通过[^]*原因[^]*历史销售数据/);
  assert.match(await page.locator('.itp-facts').innerText(), /营销中心[^]*1,800,000\.00 元[^]*罗佳/);
  assert.match(await page.locator('.itp-entry-time').first().innerText(), /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/);

  const steps = await page.locator('.itp-entry').count();
  await page.getByRole('button', { name: /^退回/ }).click();
  const rejections = await page.locator('.itp-entry').count();
  assert.ok(rejections >= 1 && rejections < steps, `${rejections} of ${steps}`);

  await page.getByRole('tab', { name: '办理记录' }).focus();
  await page.keyboard.press('ArrowRight');
  const plan = page.locator('.itp-dossier', { hasText: '项目建设实施方案初稿' });
  await plan.waitFor();
  await plan.getByText(/^历史版本/).click();
  assert.match(await plan.locator('.itp-older').innerText(), /第 1 版[^]*未通过[^]*周强/);
  assert.match(await tasklist.download(plan.getByRole('link').first()), /实施方案初稿/);

  const all = await page.locator('.itp-dossier').count();
  await page.getByRole('searchbox', { name: '筛选资料' }).fill('调研记录');
  await page.getByText(/^找到 2 份/).waitFor();
  assert.ok(all > 2);
  assert.equal(await page.locator('.itp-dossier').count(), 2);
}));

test('the approval form is printed on A4 without the rest of the page', { timeout: 300_000 }, () => as('luojia', async (tasklist, page) => {
  await visit(page, `#/print/${code}`);
  await page.locator('.itp-paper').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('[cam-widget-header]').isVisible(), false);
  assert.equal(await page.getByRole('button', { name: '打印' }).isVisible(), false);
  assert.match(await page.locator('.itp-paper-opinions').innerText(), /JS-09 审核实施方案[^]*周强[^]*未通过[^]*原因：方案没有说明/);
  assert.match(await page.locator('.itp-paper-documents').innerText(), /项目建设实施方案初稿\s+2\s/);

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const pages = pdf.match(/\/MediaBox \[[^\]]*\]/g).map((box) => box.match(/[\d.]+/g).map((points) => Math.round(points * 25.4 / 72)));
  assert.ok(pages.length >= 2);
  pages.forEach((size) => assert.deepEqual(size, [0, 0, 210, 297]));

  await page.emulateMedia({ media: 'screen' });
  const printed = page.evaluate(() => new Promise((resolve) => window.addEventListener('beforeprint', () => resolve(true), { once: true })));
  await page.getByRole('button', { name: '打印' }).click();
  assert.ok(await printed);

  await visit(page, '#/');
  await page.locator('.itp-paper').waitFor({ state: 'detached' });
  assert.ok(await page.locator('[cam-widget-header]').isVisible());
}));

test('who has no part in a project is told so', { timeout: 300_000 }, () => as('chenyu', async (tasklist, page) => {
  await visit(page, `#/project/${code}`);
  await page.getByText('您没有参与该项目').waitFor();
  assert.equal(await page.getByText(PROJECT).count(), 0);
  tasklist.forgiveStatus(404);
}));
