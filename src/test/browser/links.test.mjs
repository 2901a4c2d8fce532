import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bringTo, startProject } from './lifecycle.mjs';
import { launchBrowser, send, taskLink, taskOf } from './tasklist.mjs';
import { as, FILTERS } from './workplace.mjs';

const PERSON = 'zhangwei';
const PHONE = { width: 390, height: 844 };
const FORM_TITLE = '可行性';

let browser;
let code;
let taskId;

before(async () => {
  browser = await launchBrowser();
  code = await startProject('chenyu', { projectName: `链接测试 ${Date.now()}`, buildType: 'SELF_BUILT' });
  taskId = await bringTo(code, 'UserTask_AnalyseFeasibility');
}, { timeout: 180_000 });

after(() => browser?.close());

const taskIsOpen = async (workplace) => {
  await workplace.form.getByText(FORM_TITLE).first().waitFor();
  assert.ok(workplace.page.url().includes(`task=${taskId}`), workplace.page.url());
};

const filterOf = async ({ page }) => new URLSearchParams((await page.evaluate(() => window.location.hash)).split('?')[1]).get('filter');

test('a link asks for the login and then opens the task', { timeout: 120_000 }, () =>
  as(browser, PERSON, taskIsOpen, undefined, taskLink(taskId)));

test('a link asks for the login and then opens the task on a phone', { timeout: 120_000 }, () =>
  as(browser, PERSON, taskIsOpen, PHONE, taskLink(taskId)));

test('a link opens the task for who has logged in already', { timeout: 120_000 }, () => as(browser, PERSON, async (workplace) => {
  await workplace.follow(taskLink(taskId));
  await taskIsOpen(workplace);
}));

test('a link asks for the login and then opens the project', { timeout: 120_000 }, () => as(browser, PERSON, async (workplace) => {
  await workplace.ownPage.getByText(code).first().waitFor();
}, undefined, `#/project/${code}`));

test('a link opens a task beside a filter that does not show it, and leaves the list as it is', { timeout: 120_000 }, () =>
  as(browser, PERSON, async (workplace) => {
    await workplace.openFilter('已逾期');
    await workplace.page.locator('.task-filter.active', { hasText: '已逾期' }).waitFor();
    const filter = await filterOf(workplace);
    await workplace.visitTask(taskId);
    await taskIsOpen(workplace);
    assert.equal(await filterOf(workplace), filter);
    await workplace.page.locator('.task-filter.active', { hasText: '已逾期' }).waitFor();
  }));

test('a link opens the task also when Tasklist changes its address at the same moment', { timeout: 120_000 }, () =>
  as(browser, PERSON, async (workplace) => {
    await workplace.openFilter(FILTERS.mine);
    await workplace.page.locator('.task-filter.active', { hasText: FILTERS.mine }).waitFor();
    await workplace.page.evaluate((url) => window.angular.element(document.documentElement).injector()
      .invoke(['$rootScope', '$location', 'search', ($rootScope, $location, search) => $rootScope.$apply(() => {
        $location.url(url);
        search.updateSilently({ forceDisplayTask: null });
      })]), taskLink(taskId).slice(1));
    await taskIsOpen(workplace);
  }));

test('a link to a task that is done says who has done it, and leads to the course', { timeout: 240_000 }, async () => {
  await bringTo(code, 'UserTask_ApproveFeasibility');
  const { assignee } = (await send('admin', 'GET', `/engine-rest/history/task?taskId=${taskId}`))[0];
  for (const viewport of [undefined, PHONE]) {
    await as(browser, assignee, async (workplace) => {
      await workplace.missingTask.getByText('“分析可行性”已办理完毕').waitFor();
      await workplace.missingTask.getByText(/^您已于 \d+月\d+日 \d\d:\d\d 办理完毕/).waitFor();
      assert.equal(await workplace.page.getByText('请在列表中选择任务').isVisible(), false);
      await workplace.keepPicture(`links-done-${viewport ? viewport.width : 'wide'}`);
      await workplace.missingTask.getByRole('link', { name: '查看办理记录' }).click();
      await workplace.entries('分析可行性').first().waitFor();
      workplace.forgiveStatus(404);
    }, viewport, taskLink(taskId));
  }
});

test('a link to a task of others says no more than that', { timeout: 120_000 }, async () => {
  const foreign = await taskOf('zhouqiang', code, 'UserTask_ApproveFeasibility');
  await as(browser, 'sunli', async (workplace) => {
    await workplace.missingTask.getByText('可能已由他人办理完毕，或者您无权办理。').waitFor();
    assert.equal(await workplace.missingTask.getByRole('link').count(), 0);
    assert.equal(await workplace.form.count(), 0);
    workplace.forgiveStatus(404);
  }, undefined, taskLink(foreign));
});
