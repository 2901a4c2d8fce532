import { thisYear } from './dates.mjs';

/**
 * Fills in the requirement of a project (JS-01), all but its document.
 *
 * @param {import('./tasklist.mjs').Tasklist} tasklist
 * @param {{ projectName: string, buildType?: string }} project
 */
export async function fillRequirement(tasklist, { projectName, buildType = '自建' }) {
  await tasklist.input('Field_ProjectName').fill(projectName);
  await tasklist.choose('Field_BuildType', buildType);
  await tasklist.select('Field_Department', '物流中心');
  await tasklist.input('Field_PlannedInvestment').fill('1200000.5');
  await tasklist.input('Field_PlanYear').fill(String(thisYear()));
  await tasklist.choose('Field_InAnnualPlan', '是');
  await tasklist.input('Field_Background').fill('现有平台不能支撑物流业务。');
  await tasklist.input('Field_GoalsGoal', 0).fill('缩短配送时间');
  await tasklist.input('Field_GoalsTarget', 0).fill('平均 2 小时');
  await tasklist.page.getByText('添加一行').first().click();
  await tasklist.input('Field_GoalsGoal', 1).fill('降低配送成本');
  await tasklist.input('Field_GoalsTarget', 1).fill('10%');
  await tasklist.input('Field_ModulesModule', 0).fill('线路优化');
}

/** Fills in the technical standards (JS-02), all but their document. */
export async function fillStandards(tasklist) {
  const standards = [
    ['国家标准', 'GB/T 22239-2019', '信息安全技术 网络安全等级保护基本要求'],
    ['行业标准', 'YC/T 451-2012', '烟草行业数据中心技术要求'],
  ];
  for (const [row, [level, number, name]] of standards.entries()) {
    if (row > 0) {
      await tasklist.page.getByText('添加一行').first().click();
    }
    await tasklist.select('Field_StandardsLevel', level, row);
    await tasklist.input('Field_StandardsStandardNo', row).fill(number);
    await tasklist.input('Field_StandardsStandardName', row).fill(name);
  }
}
