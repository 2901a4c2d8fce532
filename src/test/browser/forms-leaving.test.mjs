import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';

import { earlierSteps } from './form-data.mjs';
import { SmallProcesses } from './small-process.mjs';
import { ask, launchBrowser, send } from './tasklist.mjs';
import { as } from './workplace.mjs';

const MEGABYTE = 1024 ** 2;
const START = 'start:it-project-construction';
let browser;
let processes;

before(async () => {
  browser = await launchBrowser();
  processes = await SmallProcesses.deploy(['contract-draft', 'work-plan-update']);
});

after(async () => {
  await processes?.remove();
  await browser?.close();
});

async function at(form, work, { variables = {}, viewport } = {}) {
  const taskId = await processes.start(form, variables, 'zhangwei');
  await as(browser, 'zhangwei', async (workplace) => {
    await workplace.visitTask(taskId);
    await workplace.page.locator('.itp-form:not(.itp-readonly)').waitFor();
    await work(workplace, taskId);
  }, viewport);
}

const note = (workplace) => workplace.page.locator('.itp-save-note');
const bar = (workplace) => workplace.page.locator('.itp-draft');
const notification = (workplace) => workplace.page.locator('.notifications');

async function draftOf(user, key) {
  const answer = await ask(user, `/api/drafts/${encodeURIComponent(key)}`);
  return answer.status === 200 ? (await answer.json()).values : undefined;
}

for (const viewport of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
  test(`saving is answered where one looks, again and again, at a width of ${viewport.width}`, { timeout: 240_000 }, () =>
    at('contract-draft', async (workplace, taskId) => {
      const summary = workplace.input('Field_ContractSummary');
      await summary.fill('软件开发。');
      await workplace.save();
      await note(workplace).getByText(/^草稿已保存 \d\d:\d\d$/).waitFor();
      const { x, y, width, height } = await note(workplace).boundingBox();
      assert.ok(x >= 0 && y >= 0 && x + width <= viewport.width && y + height <= viewport.height, `out of sight: ${[x, y, width, height]}`);
      await workplace.keepPicture(`forms-saved-${viewport.width}`);

      await summary.fill('软件开发和培训。');
      await note(workplace).getByText(/后的修改尚未保存/).waitFor();
      await workplace.save();
      await note(workplace).getByText(/^草稿已保存/).waitFor();
      assert.equal((await draftOf('zhangwei', taskId)).contractSummary, '软件开发和培训。');
    }, { viewport }));
}

test('a task that is left for another one, or for a page, keeps what was filled in', { timeout: 300_000 }, () =>
  at('contract-draft', async (workplace, taskId) => {
    const other = await processes.start('contract-draft', {}, 'zhangwei');
    await workplace.input('Field_Counterparty').fill('金叶软件股份有限公司');
    await workplace.pick('File_ContractDraft', '合同.txt', '合同正文');
    await workplace.visitTask(other);
    await notification(workplace).getByText('草稿已自动保存').first().waitFor();
    assert.equal((await draftOf('zhangwei', taskId)).counterparty, '金叶软件股份有限公司');
    await workplace.page.locator('.itp-form:not(.itp-readonly)').waitFor();
    assert.equal(await workplace.input('Field_Counterparty').inputValue(), '');

    await workplace.goTo('我的已办');
    assert.equal(await draftOf('zhangwei', other), undefined, 'nothing was filled in there');

    await workplace.visitTask(taskId);
    await bar(workplace).getByText(/已恢复.*草稿，所选的 1 个文件仍在/).waitFor();
    assert.equal(await workplace.input('Field_Counterparty').inputValue(), '金叶软件股份有限公司');
    assert.deepEqual(await workplace.page.locator('.itp-file-name').allInnerTexts(), ['合同.txt']);
    await workplace.keepPicture('forms-left-and-restored');

    await workplace.input('Field_ContractAmount').fill('1080000');
    await workplace.goTo('我发起的');
    await workplace.visitTask(taskId);
    await bar(workplace).getByText('已恢复').waitFor();
    assert.equal(await workplace.input('Field_ContractAmount').inputValue(), '1080000');

    await workplace.input('Field_ContractSummary').fill('软件开发、部署和培训。');
    await workplace.complete();
    await workplace.form.waitFor({ state: 'detached' });
    assert.equal(await draftOf('zhangwei', taskId), undefined);
  }));

test('a page that is loaded anew has what was typed', { timeout: 240_000 }, () =>
  at('contract-draft', async (workplace, taskId) => {
    await workplace.input('Field_Counterparty').fill('金叶软件股份有限公司');
    await workplace.page.reload();
    await bar(workplace).getByText('保存在本浏览器中的内容').waitFor();
    assert.equal(await workplace.input('Field_Counterparty').inputValue(), '金叶软件股份有限公司');
    await workplace.page.waitForFunction((key) => localStorage.getItem(key) === null, `itp-draft:zhangwei:${taskId}`);
    assert.equal((await draftOf('zhangwei', taskId)).counterparty, '金叶软件股份有限公司', 'the server has it now');
  }));

test('a task that is handed over meanwhile gets no draft', { timeout: 240_000 }, () =>
  at('contract-draft', async (workplace, taskId) => {
    await workplace.input('Field_Counterparty').fill('金叶软件股份有限公司');
    await send('admin', 'POST', `/engine-rest/task/${taskId}/assignee`, { userId: 'sunli' });
    await workplace.goTo('我的已办');
    await workplace.page.waitForFunction((key) => localStorage.getItem(key) === null, `itp-draft:zhangwei:${taskId}`);
    assert.equal(await draftOf('zhangwei', taskId), undefined);
    workplace.forgiveStatus(404);
  }));

test('an upload that is left ends, and what was filled in and picked is still there', { timeout: 300_000 }, () =>
  at('work-plan-update', async (workplace, taskId) => {
    await workplace.input('Field_RevisionNotes').fill('按试点结果修订。');
    const zip = Buffer.concat([Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), randomBytes(19 * MEGABYTE)]);
    for (const field of ['File_WorkPlan', 'File_ImplementationPlan']) {
      await workplace.input(field).setInputFiles({ name: '方案.zip', mimeType: 'application/zip', buffer: zip });
    }
    const client = await workplace.page.context().newCDPSession(workplace.page);
    await client.send('Network.enable');
    const slow = (uploadThroughput) =>
      client.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
    await slow(MEGABYTE);
    await workplace.complete();
    await workplace.page.locator('.itp-progress').getByText('正在上传').waitFor();
    await workplace.goTo('我的已办');
    await workplace.page.locator('.itp-progress').waitFor({ state: 'detached' });
    await slow(-1);

    await workplace.visitTask(taskId);
    await bar(workplace).getByText(/已恢复.*所选的 2 个文件仍在/).waitFor();
    assert.equal(await workplace.input('Field_RevisionNotes').inputValue(), '按试点结果修订。');
    await workplace.complete();
    await workplace.form.waitFor({ state: 'detached', timeout: 180_000 });
  }, { variables: earlierSteps() }));

test('the dialog that starts a process keeps what was filled in when it is closed', { timeout: 240_000 }, () =>
  as(browser, 'luojia', async (workplace) => {
    await ask('luojia', `/api/drafts/${START}`, { method: 'DELETE' });
    await workplace.openStartForm('信息化项目建设管理流程');
    await workplace.input('Field_ProjectName').fill('没有发起的项目');
    await workplace.page.locator('.modal-footer [ng-click="$dismiss()"]:visible').click();
    await notification(workplace).getByText('草稿已自动保存').first().waitFor();
    assert.equal((await draftOf('luojia', START)).projectName, '没有发起的项目');

    await workplace.openStartForm('信息化项目建设管理流程');
    await bar(workplace).getByText('已恢复').waitFor();
    assert.equal(await workplace.input('Field_ProjectName').inputValue(), '没有发起的项目');
    await workplace.input('Field_ProjectName').fill('还没有发起的项目');
    await workplace.page.getByRole('button', { name: '保存草稿' }).click();
    await note(workplace).getByText(/^草稿已保存 \d\d:\d\d$/).waitFor();
    await workplace.keepPicture('forms-start-saved');
    await bar(workplace).getByRole('button', { name: '放弃草稿' }).click();
    await bar(workplace).getByRole('button', { name: '确定放弃' }).click();
    await bar(workplace).waitFor({ state: 'detached' });
    await workplace.page.waitForFunction(() => document.querySelector('[id$="-Field_ProjectName"]')?.value === '');
    assert.equal(await draftOf('luojia', START), undefined);
  }, { width: 1366, height: 768 }));
