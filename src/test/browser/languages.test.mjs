// The four web applications in the language of the browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launchBrowser, pictured } from './tasklist.mjs';

const BASE_URL = process.env.BASE_URL ?? 'http://127.0.0.1:8080';
const PASSWORD = process.env.DEMO_PASSWORD ?? 'demo-2026';

// What Camunda's pages write in English whatever the language, and what is the same in both.
const ENGLISH = /\b(Camunda Platform|Camunda 7|Asia\/Shanghai|ID|v7\.24\.0)\b/g;

let browser;

before(async () => {
  browser = await launchBrowser();
});

after(() => browser?.close());

const APPS = [
  { app: 'tasklist', user: 'zhouqiang', person: '周强', title: '信息化项目管理 待办中心', banner: false },
  { app: 'welcome', user: 'zhouqiang', person: '周强', title: '信息化项目管理 首页', banner: false },
  { app: 'cockpit', user: 'panchao', person: '潘超', title: '信息化项目管理 运行监控', banner: true },
  { app: 'admin', user: 'admin', person: '系统管理员', title: '信息化项目管理 系统管理', banner: true },
];

for (const { app, user, person, title, banner } of APPS) {
  test(`${app} is Chinese in a Chinese browser, under the product's name`, async () => {
    await at('zh-CN', app, async (page) => {
      assert.equal(await page.title(), title);
      await assertChinese(page);

      await logIn(page, user);
      assert.match(await page.title(), new RegExp(`^${title}`));
      assert.equal((await page.locator('.account .dropdown-toggle').innerText()).trim(), person);
      assert.equal(await page.locator('.ce-eol-banner').isVisible(), banner);
      await assertChinese(page);
    });
  });
}

test('Tasklist is English in an English browser', async () => {
  await at('en-GB', 'tasklist', async (page) => {
    assert.equal(await page.title(), 'IT Project Management Tasklist');
    assert.equal(await page.locator('button[type="submit"]').innerText(), 'Log in');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  });
});

for (const late of ['zh', 'en']) {
  test(`dates are Chinese although the texts in ${late} arrive last`, async () => {
    await at('zh-CN', 'tasklist', async (page) => {
      await logIn(page, 'chenyu');
      const written = await page.evaluate(() => window.angular.element(document.body).injector().get('$filter')('camDate')('2026-11-21T14:30:00'));
      assert.equal(written, '2026年11月21日 14:30');
    }, late);
  });
}

test('Cockpit writes dates in Chinese', async () => {
  await at('zh-CN', 'cockpit', async (page) => {
    await logIn(page, 'panchao');
    await page.goto(`${BASE_URL}/camunda/app/cockpit/default/#/repository`);
    await page.getByText(/\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}:\d{2}/).first().waitFor();
  });
});

/** Does something at the login page of an application in a browser of the locale; `late`: the texts of that language arrive last. */
async function at(locale, app, work, late) {
  const page = await open(locale, app, late);
  try {
    await pictured(page, `${app}-${locale}`, () => work(page));
  } finally {
    await page.context().close();
  }
}

async function open(locale, app, late) {
  const context = await browser.newContext({ locale, timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  if (late) {
    await page.route(new RegExp(`/locales/${late}\\.json`), async (route) => {
      await new Promise((resume) => setTimeout(resume, 1_500));
      await route.continue();
    });
  }
  const texts = page.waitForResponse(new RegExp(`/locales/${late ?? locale.slice(0, 2)}\\.json`));
  await page.goto(`${BASE_URL}/camunda/app/${app}/default/`);
  await page.locator('input[ng-model="username"]').waitFor();
  await (await texts).finished();
  await page.waitForLoadState('networkidle');
  return page;
}

async function logIn(page, user) {
  await page.fill('input[ng-model="username"]', user);
  await page.fill('input[ng-model="password"]', PASSWORD);
  await page.click('button[type="submit"]');
  const account = page.locator('.account .dropdown-toggle').filter({ hasText: /\p{Script=Han}/u });
  await account.waitFor();
  // Only a page that is loaded anew tells when it has everything.
  await page.reload({ waitUntil: 'networkidle' });
  await account.waitFor();
}

async function assertChinese(page) {
  const text = (await page.locator('body').innerText()).replace(ENGLISH, '');
  const english = text.split('\n').filter((line) => /[A-Za-z]{3,}/.test(line) && !/\p{Script=Han}|@|^\s*XM-/u.test(line));
  assert.deepEqual(english, []);
}
