import assert from 'node:assert/strict';

import { pictured, Tasklist } from './tasklist.mjs';

/** Filters of Tasklist that everybody has. */
export const FILTERS = { mine: '我的待办', claimable: '待认领', department: '我部门的待办' };

let pictures = 0;

/**
 * One person at work, in a browser session of that person's own. Whatever the page reports as an error fails the test, and a failure
 * leaves a picture of what was on the screen in target/browser.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} user
 * @param {(workplace: Workplace) => Promise<void>} work
 * @param {{ width: number, height: number }} [viewport]
 * @param {string} [hash] where in Tasklist the person comes in
 */
export async function as(browser, user, work, viewport, hash) {
  const workplace = await Workplace.open(browser, user, viewport, hash);
  try {
    await pictured(workplace.page, `${process.pid}-${pictures += 1}-${user}`, async () => {
      await work(workplace);
      assert.deepEqual(workplace.problems, []);
    });
  } finally {
    await workplace.close();
  }
}

/**
 * Steps that build on each other, each reported by its name; after a failure the following ones are left out.
 *
 * @param {import('node:test').TestContext} t
 * @param {Record<string, () => Promise<void>>} steps
 */
export async function inOrder(t, steps) {
  for (const [name, step] of Object.entries(steps)) {
    let done = false;
    await t.test(name, async () => {
      await step();
      done = true;
    });
    if (!done) {
      return;
    }
  }
}

/** Tasklist with what this package adds to it: cards, actions, pages, the course and the documents of a project. */
export class Workplace extends Tasklist {
  get actions() {
    return this.page.getByRole('group', { name: '任务操作' });
  }

  get dialog() {
    return this.page.locator('dialog.itp-dialog');
  }

  /** A page of the workplace, other than the list of tasks. */
  get ownPage() {
    return this.page.locator('.itp-page');
  }

  /** What is told above a form: sent back, reminded, as a deputy … */
  get banners() {
    return this.page.locator('.itp-form .itp-banner');
  }

  /** What stands in the place of a task that cannot be opened. */
  get missingTask() {
    return this.page.locator('.itp-missing');
  }

  /** The tab below a form, or the page of a project. */
  get projectView() {
    return this.page.locator('.itp-project-view');
  }

  async openFilter(name) {
    await this.page.locator('.task-filters').getByText(name).first().click();
  }

  /** Leaves the tasks of a project in the list of a filter. */
  async search(filter, project) {
    await this.openFilter(filter);
    await this.page.getByRole('searchbox', { name: '查找任务' }).fill(project);
  }

  /** What the list of tasks says when there is none. */
  get emptyList() {
    return this.page.locator('.tasks-list').getByText('没有符合条件的任务。');
  }

  /** The card of a task in the list of a filter. */
  async card(filter, project, step) {
    await this.search(filter, project);
    const card = this.page.locator('li.task', { hasText: project }).filter({ hasText: step });
    await card.locator('.itp-card-code').waitFor();
    return card;
  }

  /** Opens a task from the list of a filter. */
  async openFromList(filter, project, step) {
    const card = await this.card(filter, project, step);
    await card.locator('h6 a, .task-name, a').first().click();
    await this.form.waitFor();
  }

  /** Saves a draft and waits until it is said to be saved. */
  async saveDraft() {
    await this.save();
    await this.page.locator('.itp-draft', { hasText: '草稿已保存' }).waitFor();
  }

  /** Completes the task that is open and waits until it is gone. */
  async finish() {
    await this.complete();
    await this.form.waitFor({ state: 'detached' });
  }

  /** Waits for a refusal with a text. That a request was refused the browser notes as an error of its own. */
  async expectRefusal(text) {
    await this.refusal.getByText(text).first().waitFor();
    this.forgiveStatus(400);
  }

  /** The browser notes an answer with this status as an error; here it was what the test wanted. */
  forgiveStatus(status) {
    const kept = this.problems.filter((problem) => !problem.includes(`status of ${status}`));
    this.problems.splice(0, this.problems.length, ...kept);
  }

  /** Fills in and sends the dialog that an action opens. */
  async act(action, { people = [], text = {} }) {
    await this.actions.getByRole('button', { name: action, exact: true }).click();
    await this.answerDialog({ people, text });
  }

  /** Chooses people by their names, writes texts by field and sends the dialog that is open. */
  async answerDialog({ people = [], text = {} }) {
    for (const person of people) {
      await this.dialog.getByRole('combobox').fill(person);
      await this.dialog.getByRole('option', { name: person }).click();
    }
    for (const [field, value] of Object.entries(text)) {
      await this.dialog.locator(`[name="${field}"]`).fill(value);
    }
    await this.dialog.locator('button[type="submit"]').click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** Goes to a page of the workplace by the bar: 我的已办, 请假委托 … */
  async goTo(name) {
    const bar = this.page.getByRole('navigation', { name: '工作台' });
    if (await bar.getByRole('link', { name }).count() === 0) {
      await bar.getByRole('button', { name: '设置' }).click();
    }
    await bar.getByRole('link', { name }).click();
    await this.ownPage.getByRole('heading', { name, level: 1 }).waitFor();
  }

  /** Goes back to the list of tasks. */
  async goToTasks() {
    await this.page.getByRole('navigation', { name: '工作台' }).getByRole('link', { name: '待办' }).first().click();
    await this.page.locator('.tasks-list').waitFor();
  }

  /** The rows of a page with a text. */
  row(text) {
    return this.ownPage.locator('li.itp-row', { hasText: text });
  }

  /** Opens a tab of the task that is open: 表单, 办理记录, 项目资料. */
  async openTab(name) {
    await this.page.locator('.task-card .nav-tabs').getByText(name, { exact: true }).click();
  }

  /** Opens the page of a project by its address, as a link in a message does. */
  async visitProject(code, tab = 'course') {
    await this.visit(`#/project/${code}?tab=${tab}`);
  }

  /** Goes to an address within Tasklist. */
  async visit(hash) {
    await this.page.evaluate((address) => { window.location.hash = address; }, hash);
  }

  /** The entries of the course that is on the screen, about one step. */
  entries(step) {
    return this.projectView.locator('.itp-entry', { hasText: step });
  }
}
