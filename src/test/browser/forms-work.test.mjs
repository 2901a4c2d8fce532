import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';

import { earlierSteps } from './form-data.mjs';
import { SmallProcesses } from './small-process.mjs';
import { ask, launchBrowser } from './tasklist.mjs';
import { as } from './workplace.mjs';

const MEGABYTE = 1024 ** 2;
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

async function at(form, work, variables = {}) {
  const taskId = await processes.start(form, variables, 'zhangwei');
  await as(browser, 'zhangwei', async (tasklist) => {
    await tasklist.visitTask(taskId);
    await tasklist.page.locator('.itp-form:not(.itp-readonly)').waitFor();
    await work(tasklist, taskId);
  });
}

async function fillContract(tasklist) {
  await tasklist.input('Field_Counterparty').fill('金叶软件股份有限公司');
  await tasklist.input('Field_ContractAmount').fill('1080000');
  await tasklist.input('Field_ContractSummary').fill('软件开发、部署和培训。');
}

/** What was delivered, from the history: the process is over. */
async function delivered(taskId, name) {
  const { processInstanceId } = (await (await ask('admin', `/engine-rest/history/task?taskId=${taskId}`)).json())[0];
  const [variable] = await (await ask('admin',
    `/engine-rest/history/variable-instance?processInstanceId=${processInstanceId}&variableName=${name}`)).json();
  const content = await ask('admin', `/engine-rest/history/variable-instance/${variable.id}/data`);
  return { name: variable.valueInfo.filename, bytes: Buffer.from(await content.arrayBuffer()) };
}

test('several files are checked, removed, dropped and delivered as one ZIP', { timeout: 240_000 }, () =>
  at('contract-draft', async (tasklist, taskId) => {
    const field = tasklist.field('File_ContractDraft');
    await fillContract(tasklist);

    await tasklist.pickAll('File_ContractDraft', { '病毒.exe': 'x', '空.txt': '', '合同.txt': '合同正文' });
    await field.locator('.itp-file-problems').waitFor();
    const problems = await field.locator('.itp-file-problems').innerText();
    assert.match(problems, /“病毒\.exe”的类型“exe”不允许，应为 .*pdf/);
    assert.match(problems, /“空\.txt”是空文件/);
    assert.deepEqual(await field.locator('.itp-file-name').allInnerTexts(), ['合同.txt']);

    await tasklist.pickAll('File_ContractDraft', { '附件一.txt': '附件一', '附件二.txt': '附件二' });
    await field.locator('.itp-drop').evaluate((place) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['拖入的附件'], '合同.txt'));
      place.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    });
    await field.getByRole('button', { name: '移除 附件一.txt' }).click();
    assert.deepEqual(await field.locator('.itp-file-name').allInnerTexts(), ['合同.txt', '附件二.txt', '合同.txt']);
    assert.match(await field.innerText(), /共 3 个文件.*提交时打包为“合同初稿\.zip”/);
    await tasklist.keepPicture('forms-several-files');

    await tasklist.complete();
    await tasklist.form.waitFor({ state: 'detached' });
    const { name, bytes } = await delivered(taskId, 'contractDraft');
    assert.equal(name, '合同初稿.zip');
    assert.equal(bytes.subarray(0, 2).toString(), 'PK');
    for (const entry of ['合同.txt', '附件二.txt', '合同（2）.txt']) {
      assert.ok(bytes.includes(Buffer.from(entry)), entry);
    }
  }));

test('what was delivered can be downloaded and replaced', { timeout: 240_000 }, async () => {
  const file = { type: 'File', value: Buffer.from('第一版').toString('base64'), valueInfo: { filename: '第一版.txt', mimeType: 'text/plain' } };
  await at('contract-draft', async (tasklist, taskId) => {
    const field = tasklist.field('File_ContractDraft');
    assert.equal(await tasklist.download(field.getByRole('link', { name: '第一版.txt' })), '第一版.txt');
    await fillContract(tasklist);
    await tasklist.pick('File_ContractDraft', '第二版.txt', '第二版');
    assert.match(await field.innerText(), /提交后由新选择的文件替换/);
    await tasklist.complete();
    await tasklist.form.waitFor({ state: 'detached' });
    const { name, bytes } = await delivered(taskId, 'contractDraft');
    assert.deepEqual([name, bytes.toString()], ['第二版.txt', '第二版']);
  }, { contractDraft: file });
});

test('large files show how far they are, can be cancelled, and arrive', { timeout: 400_000 }, () =>
  at('work-plan-update', async (tasklist, taskId) => {
    const contents = [randomBytes(19.5 * MEGABYTE), randomBytes(19.5 * MEGABYTE)];
    const zipped = contents.map((content) => Buffer.concat([Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), content]));
    await tasklist.input('Field_RevisionNotes').fill('按试点结果修订。');
    for (const [index, field] of ['File_WorkPlan', 'File_ImplementationPlan'].entries()) {
      await tasklist.input(field).setInputFiles({ name: `方案${index + 1}.zip`, mimeType: 'application/zip', buffer: zipped[index] });
    }
    const client = await tasklist.page.context().newCDPSession(tasklist.page);
    const slow = (uploadThroughput) =>
      client.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
    await client.send('Network.enable');
    await slow(6 * MEGABYTE);

    const progress = tasklist.page.locator('.itp-progress');
    await tasklist.complete();
    await progress.getByText(/正在上传 [\d.]+ \/ 39 MB/).waitFor();
    assert.ok(await tasklist.page.locator('.form-actions .btn-primary').isDisabled(), 'not to be sent twice');
    await tasklist.keepPicture('forms-upload-progress');
    await progress.getByRole('button', { name: '取消上传' }).click();
    await progress.waitFor({ state: 'detached' });
    assert.equal(await tasklist.input('Field_RevisionNotes').inputValue(), '按试点结果修订。');
    assert.deepEqual(await tasklist.page.locator('.itp-file-name').allInnerTexts(), ['方案1.zip', '方案2.zip']);

    await slow(-1);
    await tasklist.complete();
    await tasklist.form.waitFor({ state: 'detached', timeout: 180_000 });
    for (const [index, variable] of ['workPlan', 'implementationPlan'].entries()) {
      const { name, bytes } = await delivered(taskId, variable);
      assert.equal(name, `方案${index + 1}.zip`);
      assert.ok(bytes.equals(zipped[index]), `${variable} differs`);
    }
  }, earlierSteps()));

test('a file that is too large is told before it is sent', { timeout: 120_000 }, () =>
  at('contract-draft', async (tasklist) => {
    await tasklist.input('File_ContractDraft').setInputFiles(
      { name: '扫描件.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(20 * MEGABYTE + 1) });
    await tasklist.field('File_ContractDraft').getByText(/“扫描件\.pdf”的大小为 20 MB.*最大 20 MB/).waitFor();
    assert.equal(await tasklist.page.locator('.itp-file-name').count(), 0);
  }));

test('a draft is there on another computer, and can be given up', { timeout: 240_000 }, () =>
  at('contract-draft', async (tasklist, taskId) => {
    await fillContract(tasklist);
    await tasklist.pick('File_ContractDraft', '合同.txt', '合同');
    await tasklist.save();
    const bar = tasklist.page.locator('.itp-draft');
    await bar.getByText(/草稿已保存（\d+月\d+日 \d\d:\d\d）；所选的 1 个文件不在草稿中/).waitFor();

    await as(browser, 'zhangwei', async (elsewhere) => {
      await elsewhere.visitTask(taskId);
      const restored = elsewhere.page.locator('.itp-draft');
      await restored.getByText(/已恢复 \d+月\d+日 \d\d:\d\d 保存的草稿/).waitFor();
      assert.equal(await elsewhere.input('Field_Counterparty').inputValue(), '金叶软件股份有限公司');
      await elsewhere.keepPicture('forms-draft');
      await restored.getByRole('button', { name: '放弃草稿' }).click();
      await restored.getByRole('button', { name: '确定放弃' }).click();
      await restored.waitFor({ state: 'detached' });
      await elsewhere.form.waitFor();
      assert.equal(await elsewhere.input('Field_Counterparty').inputValue(), '');
    });
  }));

test('without the server the draft stays in the browser, and the person is told', { timeout: 240_000 }, () =>
  at('contract-draft', async (tasklist, taskId) => {
    await fillContract(tasklist);
    await tasklist.page.route('**/api/drafts/**', (route) => route.abort());
    await tasklist.save();
    await tasklist.page.locator('.itp-draft').getByText(/无法连接服务器，草稿已保存在本浏览器中/).waitFor();
    await tasklist.page.unroute('**/api/drafts/**');
    await tasklist.page.reload();
    await tasklist.form.waitFor();
    await tasklist.page.locator('.itp-draft').getByText('保存在本浏览器中的内容').waitFor();
    assert.equal(await tasklist.input('Field_ContractSummary').inputValue(), '软件开发、部署和培训。');
    tasklist.problems.length = 0; // the browser itself notes the failed request
    assert.ok(taskId);
  }));

test('what was typed and picked survives the end of the session', { timeout: 240_000 }, () =>
  at('contract-draft', async (tasklist, taskId) => {
    await fillContract(tasklist);
    await tasklist.pick('File_ContractDraft', '合同.txt', '合同正文');
    await tasklist.page.context().clearCookies();
    await tasklist.complete();
    await tasklist.page.locator('input[ng-model="username"]').waitFor();
    await tasklist.enter('zhangwei');
    await tasklist.page.locator('.itp-form:not(.itp-readonly) .fjs-form').waitFor();
    await tasklist.page.locator('.itp-draft').getByText(/已恢复.*所选的 1 个文件仍在/).waitFor();
    assert.equal(await tasklist.input('Field_ContractSummary').inputValue(), '软件开发、部署和培训。');
    tasklist.problems.length = 0; // the browser itself notes the refusals

    await tasklist.complete();
    await tasklist.form.waitFor({ state: 'detached' });
    assert.equal((await delivered(taskId, 'contractDraft')).bytes.toString(), '合同正文');
  }));

test('the start of a process has a draft as well, and its dialog comes back after the login', { timeout: 240_000 }, () =>
  as(browser, 'chenyu', async (tasklist) => {
    const bar = tasklist.page.locator('.itp-draft');
    const save = () => tasklist.page.getByRole('button', { name: '保存草稿' }).click();
    await tasklist.openStartForm('信息化项目建设管理流程');
    await tasklist.input('Field_ProjectName').fill('草稿中的项目');
    await tasklist.page.getByText('添加一行').first().click();
    await tasklist.input('Field_GoalsGoal', 1).fill('降低配送成本');
    await save();
    await bar.getByText('草稿已保存').waitFor();
    assert.deepEqual(tasklist.problems, []);

    await tasklist.input('Field_Background').fill('登录过期前填写的背景');
    await tasklist.page.context().clearCookies();
    await save();
    await tasklist.page.locator('input[ng-model="username"]').waitFor();
    await tasklist.enter('chenyu');
    await bar.getByText('已恢复').waitFor();
    assert.equal(await tasklist.input('Field_Background').inputValue(), '登录过期前填写的背景');
    assert.equal(await tasklist.input('Field_GoalsGoal', 1).inputValue(), '降低配送成本');
    tasklist.problems.length = 0; // the browser itself notes the refusals

    await save();
    await bar.getByText('草稿已保存').waitFor();
    await bar.getByRole('button', { name: '放弃草稿' }).click();
    await bar.getByRole('button', { name: '确定放弃' }).click();
    await bar.waitFor({ state: 'detached' });
    await tasklist.page.waitForFunction(() => document.querySelector('[id$="-Field_ProjectName"]')?.value === '');
  }, { width: 1366, height: 768 }));

test('a task nobody has claimed shows its lists and documents, and nothing to change them with', { timeout: 240_000 }, async () => {
  const taskId = await processes.start('contract-draft', earlierSteps());
  await as(browser, 'zhangwei', async (tasklist) => {
    await tasklist.visitTask(taskId);
    await tasklist.page.locator('.itp-readonly .fjs-table').waitFor();
    assert.match(await tasklist.field('File_ContractDraft').innerText(), /尚未提交文件/);
    for (const control of ['.itp-pick', '.itp-phrases', '.fjs-repeat-render-add', '.fjs-repeat-row-remove']) {
      assert.equal(await tasklist.page.locator(`${control}:visible`).count(), 0, control);
    }
    await tasklist.keepPicture('forms-read-only');
  });
});

test('Enter in a row of a list does not submit, and the first wrong field gets the focus', { timeout: 240_000 }, () =>
  at('contract-draft', async (tasklist) => {
    await tasklist.input('Field_Counterparty').press('Enter');
    await tasklist.input('Field_ContractAmount').fill('1');
    assert.equal(await tasklist.refusal.count(), 0);
    await tasklist.complete();
    await tasklist.refusal.getByText('有 2 处需要更正').waitFor();
    const focused = await tasklist.page.evaluate(() => document.activeElement.id);
    assert.match(focused, /Field_Counterparty$/);
  }));

test('a phrase comes to where the cursor is', { timeout: 240_000 }, () =>
  at('contract-draft', async (tasklist) => {
    const area = tasklist.input('Field_ContractSummary');
    await area.fill('甲乙');
    await area.press('ArrowLeft');
    const menu = tasklist.page.locator('.itp-textarea', { has: tasklist.page.locator('[id$="-Field_ContractSummary"]') });
    await menu.getByRole('button', { name: '常用语' }).click();
    const phrase = menu.locator('button[role="menuitem"]').first();
    const text = await phrase.innerText();
    await tasklist.keepPicture('forms-phrases');
    await phrase.click();
    assert.equal(await area.inputValue(), `甲${text}乙`);
    await menu.getByRole('button', { name: '常用语' }).click();
    await phrase.waitFor();
    await tasklist.page.keyboard.press('Escape');
    assert.equal(await menu.getByRole('menu').count(), 0);
    await tasklist.save(); // the phrase counts as typed
    await tasklist.page.locator('.itp-draft').getByText('草稿已保存').waitFor();
  }));
