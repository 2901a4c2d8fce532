import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { today } from './dates.mjs';
import { bringTo, startProject } from './lifecycle.mjs';
import { fillRequirement, fillStandards } from './project-forms.mjs';
import { launchBrowser, send, taskOf } from './tasklist.mjs';
import { as as work, FILTERS, inOrder } from './workplace.mjs';

const PHONE = { width: 390, height: 844 };
const A4 = [595, 842]; // points

// Unique, so that the test can be run again and again against the same server.
const projectName = `立项测试 ${Date.now()}`;
const REMINDER = '年底前要完成立项，请尽快办理。';
const COPY_MESSAGE = '请关注执法终端的标准。';
const TRANSFER_REASON = '本周外出，请赵磊分析。';
const WITHDRAW_REASON = '风险一栏漏写了数据安全。';
const RISKS = '历史数据质量参差，须安排一轮清洗。';
const MENDED_RISKS = `${RISKS}个人信息须脱敏。`;
const REASON = '没有比较两种方案的投资。';
const SUGGESTION = '请补充投资比较和分年度计划。';
const LEAVE_REASON = '参加培训。';

let browser;
let code;

before(async () => {
  browser = await launchBrowser();
});

after(() => browser?.close());

const as = (user, task, viewport) => work(browser, user, task, viewport);

const steps = {
  async '陈宇 starts the project with its document'() {
    await as('chenyu', async (workplace) => {
      await workplace.openStartForm('信息化项目建设管理流程');
      await fillRequirement(workplace, { projectName });
      await workplace.pick('File_ProjectRequirement', '项目建设需求.txt', '缩短配送时间，降低配送成本。');
      await workplace.start();
      await workplace.form.waitFor({ state: 'detached' });
    });
  },

  async '陈宇 finds it in 我发起的 and reminds the handler'() {
    await as('chenyu', async (workplace) => {
      await workplace.goTo('我发起的');
      const row = workplace.row(projectName);
      await row.getByText('收集相关技术标准').waitFor();
      assert.match(await row.innerText(), /自建[\s\S]*需求论证与立项[\s\S]*JS-02[\s\S]*网络\(系统\)管理员/);
      [code] = (await row.innerText()).match(/XM-\d{4}-\d{4}/);

      await row.getByRole('button', { name: '催办' }).click();
      await workplace.answerDialog({ text: { message: REMINDER } });

      await row.getByRole('button', { name: '催办' }).click();
      await workplace.dialog.locator('button[type="submit"]').click();
      assert.match(await workplace.refusal.innerText(), /催办/);
      workplace.forgiveStatus(400);
    });
  },

  async '赵磊 sees the reminder, keeps a draft and copies 韩雪'() {
    await as('zhaolei', async (workplace) => {
      const card = await workplace.card(FILTERS.claimable, projectName, '收集相关技术标准');
      assert.match(await card.innerText(), new RegExp(`${code}[\\s\\S]*自建[\\s\\S]*JS-02[\\s\\S]*催办 1`));
      assert.match(await card.locator('.itp-limit').innerText(), /还剩|到期|工作日/);
      await workplace.openFromList(FILTERS.claimable, projectName, '收集相关技术标准');
      assert.match(await workplace.banners.filter({ hasText: '催办' }).innerText(), new RegExp(`陈宇.*${REMINDER}`));
      await workplace.claim();
      await workplace.act('抄送', { people: ['韩雪'], text: { message: COPY_MESSAGE } });
      await fillStandards(workplace);
      await workplace.saveDraft();
    });
  },

  async '赵磊 finds the draft on another computer and completes'() {
    await as('zhaolei', async (workplace) => {
      await workplace.openFromList(FILTERS.mine, projectName, '收集相关技术标准');
      await workplace.page.locator('.itp-draft', { hasText: '保存的草稿' }).waitFor();
      assert.equal(await workplace.input('Field_StandardsStandardNo', 1).inputValue(), 'YC/T 451-2012');
      await workplace.pick('File_TechnicalRequirements', '技术标准.txt', '技术标准和要求');
      await workplace.finish();
    });
  },

  async '韩雪 finds the copy and may open the project'() {
    await as('hanxue', async (workplace) => {
      await workplace.goTo('抄送我的');
      const row = workplace.row(projectName);
      assert.match(await row.innerText(), new RegExp(`收集相关技术标准[\\s\\S]*${COPY_MESSAGE}[\\s\\S]*赵磊`));
      await row.getByRole('button', { name: '标为已读' }).click();
      await row.getByRole('button', { name: '标为已读' }).waitFor({ state: 'detached' });
      await row.getByRole('link').click();
      await workplace.ownPage.getByRole('heading', { name: projectName }).waitFor();
      await workplace.entries('收集相关技术标准').getByText('抄送').first().waitFor();
      assert.equal(await workplace.ownPage.getByRole('button', { name: '抄送情况' }).count(), 0); // for those who take part only
    });
  },

  async '张伟 hands the analysis over to 赵磊'() {
    await taskOf('zhangwei', code, 'UserTask_AnalyseFeasibility');
    await as('zhangwei', async (workplace) => {
      await workplace.openFromList(FILTERS.claimable, projectName, '分析可行性');
      await workplace.claim();
      await workplace.act('转办', { people: ['赵磊'], text: { reason: TRANSFER_REASON } });
      await workplace.search(FILTERS.mine, projectName);
      await workplace.emptyList.waitFor();
      const card = await workplace.card(FILTERS.department, projectName, '分析可行性');
      await card.locator('.itp-card-handler', { hasText: '赵磊' }).waitFor();
    });
  },

  async '赵磊 analyses, takes it back from 我的已办, and submits the corrected one'() {
    await as('zhaolei', async (workplace) => {
      await workplace.openFromList(FILTERS.mine, projectName, '分析可行性');
      await workplace.openTab('办理记录');
      await workplace.entries('分析可行性').getByText(TRANSFER_REASON).waitFor();
      await workplace.openTab('表单');
      await analyse(workplace, RISKS, '可行性分析报告（初稿）');
      await workplace.finish();

      await workplace.goTo('我的已办');
      await workplace.row(projectName).filter({ hasText: '分析可行性' }).getByRole('button', { name: '撤回' }).click();
      await workplace.answerDialog({ text: { reason: WITHDRAW_REASON } });
      await workplace.form.waitFor();
      assert.equal(await workplace.input('Field_FeasibilityRisks').inputValue(), RISKS);
      await analyse(workplace, MENDED_RISKS, '可行性分析报告（第一稿）');
      await workplace.finish();
    });
  },

  async '周强 rejects with reason and suggestion'() {
    await taskOf('zhouqiang', code, 'UserTask_ApproveFeasibility');
    await as('zhouqiang', async (workplace) => {
      await workplace.openFromList(FILTERS.claimable, projectName, '审批可行性分析报告');
      await workplace.form.getByText(MENDED_RISKS).waitFor();
      await workplace.claim();
      await workplace.choose('Field_Decision', '未通过');
      await workplace.complete();
      await workplace.expectRefusal('需要更正');
      assert.match(await workplace.error('Field_DecisionReason').innerText(), /必填项/);
      await workplace.input('Field_DecisionReason').fill(REASON);
      await workplace.input('Field_DecisionSuggestion').fill(SUGGESTION);
      await workplace.finish();
    });
  },

  async '张伟 sees what was rejected on the card, above the form and in it, and improves it'() {
    await taskOf('zhangwei', code, 'UserTask_AnalyseFeasibility');
    await as('zhangwei', async (workplace) => {
      const card = await workplace.card(FILTERS.claimable, projectName, '分析可行性');
      await card.getByText('退回').waitFor();
      await workplace.openFromList(FILTERS.claimable, projectName, '分析可行性');
      assert.match(await workplace.banners.filter({ hasText: '退回' }).innerText(), new RegExp(`未通过[\\s\\S]*周强[\\s\\S]*${REASON}`));
      const opinion = workplace.form.locator('.fjs-form-field-group', { hasText: '审批未通过的意见' });
      assert.match(await opinion.innerText(), new RegExp(`${REASON}[\\s\\S]*${SUGGESTION}`));
      await workplace.claim();
      await workplace.input('Field_FeasibilityOptions').fill('方案一三年共 90 万元，方案二 120 万元。建议方案一。');
      await workplace.pick('File_FeasibilityReport', '可行性分析报告（第二稿）.txt', '可行性分析报告（第二稿）');
      await workplace.finish();
    });
  },

  async '周强 approves'() {
    await taskOf('zhouqiang', code, 'UserTask_ApproveFeasibility');
    await as('zhouqiang', async (workplace) => {
      await workplace.openFromList(FILTERS.claimable, projectName, '审批可行性分析报告');
      await workplace.claim();
      await workplace.choose('Field_Decision', '通过');
      await workplace.finish();
    });
  },

  async '孙丽 prepares the budget'() {
    await taskOf('sunli', code, 'UserTask_PrepareBudget');
    await as('sunli', async (workplace) => {
      await workplace.openFromList(FILTERS.claimable, projectName, '编制预算');
      await workplace.claim();
      await workplace.input('Field_BudgetItem', 0).fill('软件开发与实施');
      await workplace.input('Field_BudgetQuantity', 0).fill('2');
      await workplace.input('Field_BudgetUnitPrice', 0).fill('450000');
      await workplace.input('Field_BudgetAmount', 0).fill('800000');
      await workplace.pick('File_BudgetSheet', '项目建设预算表.txt', '软件开发与实施 900000 元');
      await workplace.complete();
      await workplace.expectRefusal('900,000');
      await workplace.input('Field_BudgetAmount', 0).fill('900000');
      await workplace.finish();
    });
  },

  async '吴敏 approves the budget on a phone'() {
    await taskOf('wumin', code, 'UserTask_ApproveBudget');
    await as('wumin', async (workplace) => {
      await workplace.openFromList(FILTERS.claimable, projectName, '审批项目建设预算表');
      await workplace.form.getByText('软件开发与实施').waitFor();
      await workplace.claim();
      await workplace.choose('Field_Decision', '通过');
      await workplace.finish();
    }, PHONE);
  },

  async 'the course and the documents are in the tabs of the next task'() {
    await taskOf('zhaolei', code, 'UserTask_DraftResearchOutline');
    await as('zhaolei', async (workplace) => {
      await workplace.openFromList(FILTERS.claimable, projectName, '调研提纲');
      await workplace.openTab('办理记录');
      await assertCourse(workplace);
      await workplace.openTab('项目资料');
      await assertDocuments(workplace);
    });
  },

  async 'the requester sees the same on the page of the project'() {
    await as('chenyu', async (workplace) => {
      await workplace.goTo('我发起的');
      await workplace.row(projectName).getByText('调研与方案').waitFor();
      await workplace.row(projectName).getByRole('link').click();
      await workplace.ownPage.getByRole('heading', { name: projectName }).waitFor();
      assert.match(await workplace.projectView.locator('.itp-facts').innerText(), /批准预算\s*900,000\.00 元/);
      await assertCourse(workplace);
      await workplace.projectView.getByRole('tab', { name: '项目资料' }).click();
      await assertDocuments(workplace);
    });
  },

  async 'the print view holds all opinions on A4'() {
    await as('chenyu', async (workplace) => {
      await workplace.visit(`#/print/${code}`);
      const paper = workplace.page.locator('.itp-paper');
      await paper.getByText('信息化项目审批单').waitFor();
      assert.match(await paper.innerText(), new RegExp([
        '审批可行性分析报告', '周强', '未通过', REASON, SUGGESTION,
        '审批可行性分析报告', '周强', '通过',
        '审批项目建设预算表', '吴敏', '通过',
      ].map(escaped).join('[\\s\\S]*')));
      await paper.locator('tr').last().scrollIntoViewIfNeeded();
      assert.equal((await workplace.page.locator('.itp-print-tools').boundingBox()).y, 0);
      const { pages, sizes } = outlineOf(await workplace.page.pdf({ preferCSSPageSize: true }));
      assert.ok(pages > 0 && pages < 6, `${pages} pages`);
      assert.ok(sizes.length > 0);
      sizes.forEach((size) => assert.deepEqual(size, A4));
    });
  },

  async 'who has no part in the project is told so kindly'() {
    await as('xujing', async (workplace) => {
      for (const page of ['project', 'print']) {
        await workplace.visit(`#/${page}/${code}`);
        await workplace.page.getByText('您没有参与该项目').waitFor();
        assert.doesNotMatch(await workplace.page.locator('body').innerText(), new RegExp(projectName));
      }
      workplace.forgiveStatus(404);
    });
  },
};

async function analyse(workplace, risks, report) {
  await workplace.choose('Field_FeasibilityConclusion', '可行');
  await workplace.input('Field_FeasibilityRisks').fill(risks);
  await workplace.input('Field_FeasibilityOptions').fill('方案一：扩建；方案二：新建。');
  await workplace.pick('File_FeasibilityReport', `${report}.txt`, report);
}

/** What happened, in its order, and what must catch the eye. */
async function assertCourse({ projectView }) {
  const entries = projectView.locator('.itp-timeline .itp-entry');
  await entries.first().waitFor();
  const told = (await entries.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  const expected = [
    ['项目建设需求已提出', '陈宇'],
    ['收集相关技术标准', '赵磊', '催办 陈宇', REMINDER, '抄送 赵磊 → 韩雪', COPY_MESSAGE],
    ['分析可行性', '赵磊', '已撤回', '转办 张伟 → 赵磊', TRANSFER_REASON, '撤回 赵磊', WITHDRAW_REASON],
    ['分析可行性', '赵磊'],
    ['审批可行性分析报告', '周强', '未通过', '原因', REASON, '建议', SUGGESTION],
    ['分析可行性', '张伟'],
    ['审批可行性分析报告', '周强', '通过'],
    ['编制预算', '孙丽'],
    ['审批项目建设预算表', '吴敏', '通过'],
  ];
  let position = 0;
  expected.forEach((words) => {
    const found = told.findIndex((text, index) => index >= position && words.every((word) => text.includes(word)));
    assert.ok(found >= 0, `${words.join(' ')} is not in the course after entry ${position}:\n${told.join('\n')}`);
    position = found + 1;
  });

  const rejection = entries.filter({ hasText: REASON }).first();
  const colour = (locator, property) => locator.evaluate((element, name) => getComputedStyle(element)[name], property);
  assert.match(await rejection.getAttribute('class'), /itp-tone-negative/);
  assert.notEqual(await colour(rejection.locator('.itp-mark').first(), 'color'),
    await colour(entries.filter({ hasText: '编制预算' }).first().locator('strong').first(), 'color'));
}

/** Every version, its author, and who approved which. */
async function assertDocuments({ projectView }) {
  const dossier = projectView.locator('.itp-dossier', { hasText: '可行性分析报告' });
  await dossier.waitFor();
  await dossier.locator('summary').click();
  const versions = dossier.locator('.itp-version');
  assert.deepEqual((await versions.locator('.itp-version-file a').allInnerTexts()).map((text) => text.trim()),
    ['可行性分析报告（第二稿）.txt', '可行性分析报告（第一稿）.txt', '可行性分析报告（初稿）.txt']);
  assert.match(await versions.nth(0).innerText(), /第 3 版[\s\S]*张伟[\s\S]*通过[\s\S]*周强/);
  assert.match(await versions.nth(1).innerText(), /第 2 版[\s\S]*赵磊[\s\S]*未通过[\s\S]*周强/);
  for (const [title, author] of [['项目建设需求', '陈宇'], ['信息化项目建设的技术标准和要求', '赵磊'], ['项目建设预算表', '孙丽']]) {
    assert.match(await projectView.locator('.itp-dossier', { hasText: title }).first().innerText(), new RegExp(author));
  }
}

/** Number of pages of a PDF and their sizes in whole points. */
function outlineOf(pdf) {
  const text = pdf.toString('latin1');
  return {
    pages: [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length,
    sizes: [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)].map(([, ...size]) => size.map((side) => Math.round(side))),
  };
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

test('five people bring a project through its approval', { timeout: 600_000 }, (t) => inOrder(t, steps));

/** 周强 is away from today on, and 曹明 does what is his. */
const appointDeputy = () => as('zhouqiang', async (workplace) => {
  await workplace.goTo('请假委托');
  await workplace.page.getByRole('button', { name: '新增委托' }).click();
  await workplace.answerDialog({ people: ['曹明'], text: { endsOn: today(), reason: LEAVE_REASON } });
  await workplace.row('生效中').getByText('由曹明代办').waitFor();
});

const decideAsDeputy = (name) => as('caoming', async (workplace) => {
  await workplace.goTo('请假委托');
  await workplace.row('生效中').getByText('代周强办理').waitFor();
  await workplace.goToTasks();
  await workplace.openFromList(FILTERS.claimable, name, '审批可行性分析报告');
  assert.match(await workplace.banners.filter({ hasText: '周强' }).innerText(), /您代 周强 办理/);
  await workplace.claim();
  await workplace.choose('Field_Decision', '通过');
  await workplace.finish();
  await workplace.goTo('我的已办');
  assert.match(await workplace.row(name).innerText(), /通过/);
  assert.match(await workplace.row(name).innerText(), /代周强办理/);
});

const revokeDeputy = () => as('zhouqiang', async (workplace) => {
  await workplace.goTo('请假委托');
  await workplace.row('生效中').getByRole('button', { name: '撤销' }).click();
  await workplace.answerDialog({});
  await workplace.row('生效中').waitFor({ state: 'detached' });
});

test('a deputy approves in the name of who is away', { timeout: 300_000 }, async (t) => {
  const name = `代办测试 ${Date.now()}`;
  const project = await startProject('chenyu', { projectName: name, buildType: 'SELF_BUILT' });
  await endDeputies('zhouqiang'); // of a run that broke off
  t.after(() => endDeputies('zhouqiang'));
  await inOrder(t, {
    '周强 appoints 曹明': appointDeputy,
    '曹明 approves for him': async () => {
      await bringTo(project, 'UserTask_ApproveFeasibility');
      await decideAsDeputy(name);
    },
    'the course says for whom': () => as('chenyu', async (workplace) => {
      await workplace.visitProject(project);
      const entry = workplace.entries('审批可行性分析报告');
      await entry.getByText('曹明（代周强）').waitFor();
      assert.match(await entry.innerText(), /通过[\s\S]*委托代理/);
    }),
    '周强 is back': revokeDeputy,
  });
});

async function endDeputies(user) {
  const { mine } = await send(user, 'GET', '/api/deputies');
  for (const { id } of mine.filter(({ state }) => state === 'PLANNED' || state === 'ACTIVE')) {
    await send(user, 'DELETE', `/api/deputies/${id}`);
  }
}
