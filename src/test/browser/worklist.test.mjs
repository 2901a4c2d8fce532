import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bringTo, startProject } from './lifecycle.mjs';
import { ask, launchBrowser, send } from './tasklist.mjs';
import { as as work, FILTERS, inOrder } from './workplace.mjs';

const STEP = '分析可行性';
const NEXT_STEP = '审批可行性分析报告';
const PHASE = '需求论证与立项';
const REASON = '风险一栏漏写了数据安全。';
const REQUEST = '请先核对历史数据。';

let browser;

before(async () => {
  browser = await launchBrowser();
});

after(() => browser?.close());

const as = (user, task) => work(browser, user, task);

/** A project of its own that waits for the analysis, which 张伟 or 赵磊 does. */
async function projectAtAnalysis(title) {
  const projectName = `${title} ${Date.now()}`;
  const code = await startProject('chenyu', { projectName, buildType: 'SELF_BUILT' });
  return { projectName, code, taskId: await bringTo(code, 'UserTask_AnalyseFeasibility') };
}

async function analyse(workplace) {
  await workplace.choose('Field_FeasibilityConclusion', '可行');
  await workplace.input('Field_FeasibilityRisks').fill('历史数据质量参差。');
  await workplace.input('Field_FeasibilityOptions').fill('方案一：扩建；方案二：新建。');
  await workplace.pick('File_FeasibilityReport', '可行性分析报告.txt', `可行性分析报告 ${Date.now()}`);
}

/** When the tasks of the list are due, in its order. */
async function dueDates(workplace) {
  const links = await workplace.page.locator('li.task h4 a').evaluateAll((anchors) => anchors.map(({ href }) => href));
  const ids = links.map((href) => new URLSearchParams(href.split('?')[1]).get('task'));
  return Promise.all(ids.map(async (id) => (await (await ask('admin', `/engine-rest/task/${id}`)).json()).due));
}

const ascending = (dates) => dates.every((date, index) => index === 0 || Date.parse(dates[index - 1]) <= Date.parse(date));
const descending = (dates) => ascending([...dates].reverse());

async function until(condition, explanation) {
  for (const end = Date.now() + 30_000; !await condition();) {
    assert.ok(Date.now() < end, explanation);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

test('what is due first comes first, until one chooses otherwise', { timeout: 300_000 }, async () => {
  await projectAtAnalysis('排序测试');
  await as('zhaolei', chooseOrder);
});

async function chooseOrder(workplace) {
  const { page } = workplace;
  const filter = () => workplace.openFilter(FILTERS.department);
  await filter();
  await page.locator('li.task .itp-card-code').first().waitFor();
  assert.equal((await page.locator('[cam-sorting-choices] .sort-by').innerText()).trim(), '截止日期');
  await until(async () => {
    const dates = await dueDates(workplace);
    return new Set(dates).size > 1 && ascending(dates);
  }, 'the list is not by due date');

  await page.locator('[cam-sorting-choices] .sort-direction').click();
  await until(async () => descending(await dueDates(workplace)), 'the list is not turned round');

  await page.goto(page.url().split('#')[0]);
  await page.reload();
  await page.locator('li.task .itp-card-code').first().waitFor();
  await filter();
  await until(async () => {
    const again = await dueDates(workplace);
    return again.length > 1 && descending(again);
  }, 'the order is forgotten');
}

test('every filter tells how many tasks it leaves, also after a claim', { timeout: 300_000 }, async () => {
  const { projectName } = await projectAtAnalysis('计数测试');
  await as('zhaolei', async (workplace) => {
    const badge = workplace.page.locator('.task-filter', { hasText: FILTERS.claimable }).locator('.itp-filter-count');
    await badge.waitFor();
    const filters = await (await ask('zhaolei', '/engine-rest/filter?resourceType=Task')).json();
    const counted = async () => {
      const { id } = filters.find(({ name }) => name === FILTERS.claimable);
      return (await (await ask('zhaolei', `/engine-rest/filter/${id}/count`)).json()).count;
    };
    let before;
    await until(async () => {
      before = await counted();
      return Number(await badge.innerText()) === before;
    }, 'the number is another than the filter leaves');
    await workplace.openFromList(FILTERS.claimable, projectName, STEP);
    await workplace.claim();
    await until(async () => await badge.count() === 0 ? before === 1 : Number(await badge.innerText()) === before - 1, 'the number is the one of before');
    assert.equal(await counted(), before - 1);
  });
});

test('what is overdue stands out in red', { timeout: 300_000 }, async () => {
  const { projectName, taskId } = await projectAtAnalysis('逾期测试');
  const { name, priority } = await send('panchao', 'GET', `/engine-rest/task/${taskId}`);
  await send('panchao', 'PUT', `/engine-rest/task/${taskId}`, { name, priority, due: '2026-01-05T17:30:00.000+0800' });
  await as('zhaolei', async (workplace) => {
    const badge = workplace.page.locator('.task-filter', { hasText: '已逾期' }).locator('.itp-filter-count');
    await badge.waitFor();
    const [red, grey] = await Promise.all([badge, workplace.page.locator('.task-filter', { hasText: FILTERS.mine }).locator('.itp-filter-count')]
      .map((locator) => locator.evaluate((element) => getComputedStyle(element).backgroundColor)));
    assert.equal(red, 'rgb(181, 21, 43)');
    assert.notEqual(grey, red);
    assert.equal(await workplace.page.getByRole('img', { name: /项已逾期$/ }).innerText(), `逾期 ${await badge.innerText()}`);
    await workplace.card('已逾期', projectName, STEP);
  });
});

test('what was submitted can be taken back at once, and from the course', { timeout: 300_000 }, async () => {
  const { projectName, code } = await projectAtAnalysis('撤回测试');
  await as('zhangwei', async (workplace) => {
    const { page } = workplace;
    await workplace.openFromList(FILTERS.claimable, projectName, STEP);
    await workplace.claim();
    await analyse(workplace);
    await workplace.finish();
    const told = page.locator('.notifications .alert', { hasText: '已提交' });
    await told.getByText(`${STEP}。下一步：${NEXT_STEP}`).waitFor();
    await told.getByRole('button', { name: '撤回' }).click();
    await workplace.answerDialog({ text: { reason: REASON } });
    await workplace.form.waitFor();

    await workplace.finish();
    await workplace.visitProject(code);
    await workplace.entries(STEP).getByRole('button', { name: `撤回：${STEP}` }).click();
    await workplace.answerDialog({ text: { reason: REASON } });
    await workplace.form.waitFor();
    await workplace.visitProject(code);
    await workplace.entries(NEXT_STEP).getByText(`因 张伟 撤回 ${STEP} 而取消`).nth(1).waitFor();
    assert.equal(await workplace.entries(STEP).filter({ hasText: '已撤回' }).count(), 2);
  });
});

test('the print view starts with the phase of the task one comes from', { timeout: 300_000 }, async () => {
  const { projectName } = await projectAtAnalysis('打印测试');
  await as('zhangwei', async (workplace) => {
    const { page } = workplace;
    const range = page.getByRole('combobox', { name: '打印范围' });
    await workplace.openFromList(FILTERS.claimable, projectName, STEP);
    await workplace.actions.getByRole('link', { name: '打印' }).click();
    await page.locator('.itp-paper').waitFor();
    assert.equal(await range.inputValue(), PHASE);
    await page.getByRole('link', { name: '返回项目' }).click();
    await workplace.entries(STEP).getByText('当前任务').waitFor();
    await workplace.ownPage.getByRole('link', { name: '打印' }).click();
    await page.locator('.itp-paper').waitFor();
    assert.equal(await range.inputValue(), PHASE);
  });
});

test('who delegated sees that it came back, and the delegate for whom it was', { timeout: 300_000 }, async (t) => {
  const { projectName } = await projectAtAnalysis('委派测试');
  await inOrder(t, {
    '张伟 delegates': () => as('zhangwei', async (workplace) => {
      await workplace.openFromList(FILTERS.claimable, projectName, STEP);
      await workplace.claim();
      await workplace.act('委派', { people: ['李娜'], text: { reason: REQUEST } });
    }),
    '李娜 fills it in': () => as('lina', async (workplace) => {
      await workplace.openFromList(FILTERS.mine, projectName, STEP);
      await analyse(workplace);
      await workplace.finish();
      await workplace.goTo('我的已办');
      assert.match(await workplace.row(projectName).innerText(), /完成委派[\s\S]*受张伟委派/);
    }),
    '张伟 is told': () => as('zhangwei', async (workplace) => {
      const card = await workplace.card(FILTERS.mine, projectName, STEP);
      await card.getByText('李娜 已完成委派').waitFor();
      await workplace.openFromList(FILTERS.mine, projectName, STEP);
      await workplace.page.locator('.itp-summary', { hasText: '李娜 已完成委派，请确认后提交' }).waitFor();
    }),
  });
});

test('a message may be as long as the server takes, in characters, and a copy can be revoked', { timeout: 300_000 }, async () => {
  const { projectName, code } = await projectAtAnalysis('抄送测试');
  await as('zhangwei', async (workplace) => {
    await workplace.openFromList(FILTERS.claimable, projectName, STEP);
    await workplace.actions.getByRole('button', { name: '抄送' }).click();
    const { dialog } = workplace;
    const message = dialog.locator('[name="message"]');
    await dialog.getByRole('combobox').fill('韩雪');
    await dialog.getByRole('option', { name: '韩雪' }).click();
    await message.fill('𠮷'.repeat(501));
    await dialog.locator('.itp-count-over', { hasText: '501 / 500' }).waitFor();
    await dialog.locator('button[type="submit"]').click();
    await dialog.getByText('“留言”有 501 个字，最多 500 个字').first().waitFor();
    await message.fill('𠮷'.repeat(500));
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'detached' });

    await workplace.visitProject(code);
    await workplace.ownPage.getByRole('button', { name: '抄送情况' }).click();
    await dialog.getByRole('button', { name: '撤销对韩雪的抄送' }).click();
    await dialog.getByText('没有抄送，或已全部撤销').waitFor();
  });
});
