import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launchBrowser, pictured, Tasklist } from './tasklist.mjs';

let browser;

before(async () => {
  browser = await launchBrowser();
});

after(() => browser?.close());

for (const viewport of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
  test(`a login that fails is explained, ${viewport.width} pixels wide`, { timeout: 120_000 }, async () => {
    const tasklist = await Tasklist.atLogin(browser, viewport);
    const { page } = tasklist;
    await pictured(page, `login-${viewport.width}`, async () => {
      await tasklist.tryToEnter(`nobody-${Date.now()}`);
      const notice = page.locator('.notifications');
      const text = notice.getByText('用户名或密码不正确。输错后须等待片刻（最长 1 分钟）');
      await text.waitFor();
      const { x, width } = await text.boundingBox();
      assert.ok(x >= 0 && x + width <= viewport.width, `${x} + ${width}`);
      await tasklist.keepPicture(`login-failed-${viewport.width}`);
    });
    await tasklist.close();
  });
}
