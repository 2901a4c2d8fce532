import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

import { daysFromToday, thisYear, today } from './dates.mjs';
import { send } from './tasklist.mjs';

const FORMS = new URL('../../../forms/', import.meta.url);
const START_FORM = 'project-requirement';
const UNITS = ['dept-county-east', 'dept-county-west'];
const SUPPLIER = '中烟信息科技有限公司';
const AMOUNT = 880_000;
const GOALS = [{ goal: '缩短办理时间', target: '平均 2 小时以内' }];
const MODULES = ['案件管理', '文书管理'];
const TRAINEES = UNITS.map((unit, index) => ({ name: ['陈晓东', '刘西林'][index], unit }));
const DATES = [20, 50, 70, 120].map(daysFromToday);
const PATIENCE = 60_000; // ms until a background job must have led to the next task

/**
 * What is entered everywhere, by variable: everything goes well and is approved. A form is sent what it has fields for. Midnight may pass while
 * the tests run.
 */
const ANSWERS = {
  department: 'dept-logistics',
  background: '现有系统建成已久，数据分散，不能满足业务要求。',
  goals: GOALS,
  modules: MODULES.map((module) => ({ module })),
  plannedInvestment: 1_200_000,
  get planYear() {
    return thisYear();
  },
  inAnnualPlan: true,
  technicalStandards: [
    { level: 'NATIONAL', standardNo: 'GB/T 22239-2019', standardName: '信息安全技术 网络安全等级保护基本要求' },
    { level: 'INDUSTRY', standardNo: 'YC/T 451-2012', standardName: '烟草行业数据中心技术要求' },
  ],
  feasibilityConclusion: 'FEASIBLE',
  feasibilityRisks: '历史数据质量参差，须安排一轮清洗。',
  feasibilityOptions: '方案一：扩建；方案二：新建。建议方案二。',
  decision: 'APPROVED',
  budgetLines: [{ item: '软件开发与实施', quantity: 1, unitPrice: AMOUNT, amount: AMOUNT }],
  researchPurpose: '了解县局业务现状。',
  researchTargets: [{ target: '城东县局(分公司)', method: 'SITE_VISIT' }],
  researchFindings: '重复录入较多。',
  feasibilityFindings: '县局网络和终端条件具备。',
  planSuggestions: '先试点，再推广。',
  implementationSummary: '分两期实施。',
  procurementCategory: 'SERVICES',
  procurementAmount: AMOUNT,
  procurementNeeds: '软件开发和一年运维。',
  procurementCircumstance: 'SOLE_SUPPLIER',
  circumstanceReason: '全省统一平台，只能由原承建单位扩建。',
  get announcedOn() {
    return today();
  },
  bidders: [{ bidder: SUPPLIER, email: 'bid@example.com', quote: AMOUNT }],
  bidScores: [{ bidder: SUPPLIER, technicalScore: 42, commercialScore: 18, priceScore: 30, totalScore: 90 }],
  winningBidder: SUPPLIER,
  winningBidAmount: AMOUNT,
  awardReason: '唯一供应商，报价合理。',
  contractAmount: AMOUNT,
  counterparty: SUPPLIER,
  contractSummary: '固定总价合同。',
  contractClauses: ['合作范围', '责任划分', '资金管理', '技术标准', '知识产权归属', '违约责任', '风险分配'],
  paperLocation: '档案室',
  get contractSignedOn() {
    return today();
  },
  pilotDueDate: DATES[0],
  rolloutDueDate: DATES[1],
  trainingDueDate: DATES[2],
  trialRunDueDate: DATES[3],
  pilotUnits: UNITS,
  pilotUnitsReason: '准备充足。',
  pilotConclusion: '运行平稳。',
  goalResults: GOALS.map((goal) => ({ ...goal, result: '平均 1.8 小时', met: true })),
  pilotSatisfied: true,
  criterion1: true,
  criterion2: true,
  criterion3: true,
  criterion4: true,
  revisionNotes: '按试点情况调整。',
  rolloutUnits: UNITS,
  rolloutSummary: '两县局全面上线。',
  trainingGoal: '全员会用。',
  trainingContent: '各功能操作。',
  trainingMethod: '集中授课',
  trainingDate: daysFromToday(60),
  trainingAudience: '业务骨干。',
  trainees: TRAINEES,
  attendance: TRAINEES.map((trainee) => ({ ...trainee, signedIn: true })),
  trainingScore: 5,
  trainingEvaluation: '考核合格。',
  moduleUsage: MODULES.map((module) => ({ module, usageCount: 36, usageRecord: '日常使用。' })),
  noTrialIssues: true,
  applicationStatement: '试运行期满，申请验收。',
  materialsNote: '材料齐全。',
  testItems: [{ item: '并发 200 用户', expected: '2 秒内', actual: '1.3 秒', passed: true }],
  preliminaryConclusion: '满足初验条件。',
};

/**
 * Starts a project over REST.
 *
 * @param {string} user who starts it, of 物流中心
 * @param {{ projectName: string, buildType: 'SELF_BUILT'|'UNIFIED_BUILD' }} project
 * @returns {Promise<string>} its code
 */
export async function startProject(user, project) {
  const { businessKey } = await send(user, 'POST', '/engine-rest/process-definition/key/it-project-construction/submit-form',
    { variables: variablesFor(formFields(START_FORM), { ...ANSWERS, ...project }, project.projectName) });
  return businessKey;
}

/**
 * Has the people of the roles complete whatever a project waits for, until it has come to a step.
 *
 * @param {string} code of the project
 * @param {string} step its element id
 * @returns {Promise<string>} id of the step's task, which nobody has claimed
 */
export async function bringTo(code, step) {
  let task;
  for (let end = Date.now() + PATIENCE; task?.taskDefinitionKey !== step;) {
    const tasks = await send('admin', 'GET', `/engine-rest/task?processInstanceBusinessKey=${code}&sortBy=created&sortOrder=asc`);
    task = tasks.find(({ taskDefinitionKey }) => taskDefinitionKey === step) ?? tasks[0];
    if (!task) {
      assert.ok(Date.now() < end, `${code} does not come to ${step}`);
      await setTimeout(200);
    } else if (task.taskDefinitionKey !== step) {
      await complete(code, task);
      end = Date.now() + PATIENCE;
    }
  }
  return task.id;
}

/** A member of the task's first group completes it. */
async function complete(code, { id, camundaFormRef }) {
  const [{ groupId }] = await send('admin', 'GET', `/engine-rest/task/${id}/identity-links?type=candidate`);
  const [{ id: user }] = await send('admin', 'GET', `/engine-rest/user?memberOfGroup=${groupId}&sortBy=userId&sortOrder=asc`);
  await send(user, 'POST', `/engine-rest/task/${id}/claim`, { userId: user });
  const answers = { ...ANSWERS, contractNo: `HT-${code}`, contractFilingNo: `HTBA-${code}` };
  await send(user, 'POST', `/engine-rest/task/${id}/submit-form`, { variables: variablesFor(formFields(camundaFormRef.key), answers, id) });
}

/** @param {string} content of the documents; a new version has to differ from the one before */
function variablesFor(fields, answers, content) {
  const document = { type: 'File', value: Buffer.from(content).toString('base64'), valueInfo: { filename: '文件.txt', encoding: 'UTF-8' } };
  return Object.fromEntries(fields
    .filter(({ key, type }) => type === 'filepicker' || key in answers)
    .map(({ key, type }) => [key, type === 'filepicker' ? document : typed(answers[key])]));
}

function typed(value) {
  return typeof value === 'object' ? { type: 'Json', value: JSON.stringify(value) } : { value };
}

/** The fields of a form that stand for a variable of their own. */
function formFields(form) {
  const { components } = JSON.parse(readFileSync(new URL(`${form}.form`, FORMS), 'utf8'));
  const within = (component) => (component.type === 'group' ? component.components.flatMap(within)
    : [{ type: component.type, key: component.key ?? component.path }]);
  return components.flatMap(within).filter(({ key }) => key);
}
