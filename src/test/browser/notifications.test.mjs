import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ask, launchBrowser, send } from './tasklist.mjs';
import { as } from './workplace.mjs';

const PERSON = 'sunli';
const PREFERENCES = '/api/notifications/preferences';
const SIZES = [{ width: 1366, height: 768 }, { width: 390, height: 844 }];

let browser;

before(async () => {
  browser = await launchBrowser();
});

after(() => browser?.close());

const isOn = async (event) => (await send(PERSON, 'GET', PREFERENCES)).find((preference) => preference.event === event).enabled;

const toggle = (workplace, title) => workplace.ownPage.getByRole('switch', { name: title });

/** Clicks a switch as people do, anywhere in its row, and waits until the server has it. */
async function click(workplace, title) {
  const saved = workplace.page.waitForResponse((response) => response.url().includes(PREFERENCES) && response.request().method() === 'PUT');
  await workplace.row(title).getByText(title, { exact: true }).click();
  return saved;
}

for (const size of SIZES) {
  test(`mails are switched off and on again at a width of ${size.width}`, { timeout: 240_000 }, () => as(browser, PERSON, async (workplace) => {
    await workplace.ownPage.getByRole('heading', { name: '通知设置', level: 1 }).waitFor();
    await workplace.ownPage.getByText('邮件发送到 sunli@example.com。').waitFor();
    assert.equal(await toggle(workplace, '催办').isChecked(), true);
    await click(workplace, '催办');
    assert.equal(await toggle(workplace, '催办').isChecked(), false);
    assert.equal(await isOn('REMINDER'), false);
    assert.equal(await isOn('NEW_TASK'), true);

    await workplace.page.reload();
    await toggle(workplace, '催办').waitFor();
    assert.equal(await toggle(workplace, '催办').isChecked(), false);
    await workplace.keepPicture(`notifications-${size.width}`);
    await toggle(workplace, '催办').focus();
    const saved = workplace.page.waitForResponse((response) => response.request().method() === 'PUT');
    await workplace.page.keyboard.press('Space');
    await saved;
    assert.equal(await isOn('REMINDER'), true);
    const { scroll, width } = await workplace.ownPage.evaluate((page) => ({ scroll: page.scrollWidth, width: page.clientWidth }));
    assert.ok(scroll <= width, `the page is ${scroll} wide on a screen of ${width}`);
  }, size, '#/notifications'));
}

test('a setting that is refused is put back, and the person is told why', { timeout: 240_000 }, () => as(browser, PERSON, async (workplace) => {
  await workplace.goTo('通知设置');
  await workplace.page.route(`**${PREFERENCES}/COPY`, (route) => route.fulfill({ status: 400, json: { message: '“抄送”通知不能关闭' } }));
  await toggle(workplace, '抄送').waitFor();
  await click(workplace, '抄送');
  await workplace.page.locator('.notifications').getByText('“抄送”通知不能关闭').waitFor();
  assert.equal(await toggle(workplace, '抄送').isChecked(), true);
  workplace.forgiveStatus(400);
}));

test('what cannot be switched off is not offered', { timeout: 120_000 }, () => as(browser, PERSON, async (workplace) => {
  await toggle(workplace, '新任务').waitFor();
  assert.equal(await workplace.ownPage.getByText('采购结果').count(), 0);
  const refused = await ask(PERSON, `${PREFERENCES}/PROCUREMENT_RESULT`,
    { method: 'PUT', body: '{"enabled":false}', headers: { 'Content-Type': 'application/json' } });
  assert.equal(refused.status, 400);
}, undefined, '#/notifications'));
