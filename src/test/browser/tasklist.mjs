import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

const BASE_URL = process.env.BASE_URL ?? 'http://127.0.0.1:8080';
const PASSWORD = process.env.DEMO_PASSWORD ?? 'demo-2026';
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** Chromium of the machine, or the one CHROMIUM_PATH names. */
export function launchBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ARGUMENTS });
}

/**
 * Does something with a page. If it fails, what was on the screen stays in target/browser as `failure-….png`.
 *
 * @template T
 * @param {import('playwright-core').Page} page
 * @param {string} name tells the picture from others
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function pictured(page, name, work) {
  try {
    return await work();
  } catch (failure) {
    await page.screenshot({ path: pathOfPicture(`failure-${name}`) });
    throw failure;
  }
}

function addressOf(hash) {
  return `${BASE_URL}/camunda/app/tasklist/default/${hash}`;
}

function pathOfPicture(name) {
  return fileURLToPath(new URL(`../../../target/browser/${name}.png`, import.meta.url));
}

/** A request to the server outside of the browser. */
export function ask(user, path, options = {}) {
  const authorization = `Basic ${Buffer.from(`${user}:${PASSWORD}`).toString('base64')}`;
  return fetch(BASE_URL + path, { ...options, headers: { Authorization: authorization, Accept: 'application/json', ...options.headers } });
}

/**
 * A request that changes something, outside of the browser.
 *
 * @returns {Promise<any>} the answer's JSON, undefined if it is empty
 */
export async function send(user, method, path, body) {
  const options = body instanceof FormData || body === undefined
    ? { method, body }
    : { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  const response = await ask(user, path, options);
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

/** The part of Tasklist's address that opens a task, as links in mails have it. */
export function taskLink(taskId) {
  return `#/?forceDisplayTask=true&task=${taskId}`;
}

/** The id of the task that a project waits for, once the server has come to it. */
export async function taskOf(user, projectCode, step) {
  const path = `/engine-rest/task?processInstanceBusinessKey=${projectCode}&taskDefinitionKey=${step}`;
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const [task] = await (await ask(user, path)).json();
    if (task) {
      return task.id;
    }
    await setTimeout(500);
  }
  throw new Error(`${user} has no task ${step} of ${projectCode}`);
}

/** Tasklist as one person has it on the screen. Texts of Tasklist itself are not relied on: they depend on the language. */
export class Tasklist {
  /**
   * @param {import('playwright-core').Browser} browser
   * @param {string} user
   * @param {{ width: number, height: number }} [viewport]
   * @param {string} [hash] what of Tasklist's address is opened, as a link in a mail does
   */
  static async open(browser, user, viewport, hash) {
    const tasklist = await this.atLogin(browser, viewport, hash);
    await tasklist.enter(user);
    tasklist._watchProblems();
    return tasklist;
  }

  /** As {@link Tasklist.open}, with the login still to be filled in. */
  static async atLogin(browser, viewport = { width: 1600, height: 1000 }, hash = '') {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport, acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000); // for a machine with a lot to do
    await page.goto(addressOf(hash));
    return new this(context, page);
  }

  constructor(context, page) {
    this._context = context;
    this.page = page;
    this.problems = [];
  }

  /** Loads Tasklist anew at an address, as a link does that is followed in another tab of the same browser. */
  async follow(hash) {
    await this.page.goto('about:blank');
    await this.page.goto(addressOf(hash));
  }

  /** Fills in the login that is on the screen. */
  async enter(user) {
    await this.tryToEnter(user);
    await this.page.locator('.itp-navigation-bar').waitFor({ state: 'attached' }); // on a phone it is behind a button
  }

  /** As {@link Tasklist#enter}, whatever comes of it. */
  async tryToEnter(user) {
    const name = this.page.locator('input[ng-model="username"]');
    const password = this.page.locator('input[ng-model="password"]');
    do { // the page moves the focus to the name a moment after it appeared, in the midst of the typing if need be
      await name.fill(user);
      await password.fill(PASSWORD);
    } while (await name.inputValue() !== user || await password.inputValue() !== PASSWORD);
    await this.page.click('button[type="submit"]');
  }

  /** From here on, whatever goes wrong in the page is kept. Before the login Tasklist itself asks in vain who the user is. */
  _watchProblems() {
    this.page.on('pageerror', (error) => this.problems.push(error.message));
    this.page.on('console', (message) => {
      if (message.type() === 'error') {
        this.problems.push(`${message.text()} ${message.location().url}`);
      }
    });
  }

  /** What is on the screen, as a picture in target/browser. */
  keepPicture(name, options) {
    return this.page.screenshot({ path: pathOfPicture(name), ...options });
  }

  close() {
    return this._context.close();
  }

  async openStartForm(processName) {
    await this.page.click('.start-process-action');
    await this.page.locator('.modal-body .processes a', { hasText: processName }).click();
    await this.form.waitFor();
  }

  async start() {
    await this.page.click('.modal-footer .btn-primary');
  }

  /** Opens a task by its address, as a link in a mail does. */
  async visitTask(taskId) {
    await this.page.evaluate((hash) => { window.location.hash = hash; }, taskLink(taskId));
    await this.page.locator(`.task-details, [cam-tasklist-task]`).first().waitFor();
    await this.page.waitForFunction((id) => window.location.hash.includes(id), taskId);
    await this.form.waitFor();
  }

  /** Opens a task from the list of a filter. */
  async openTask(filterName, taskId) {
    await this.page.locator('.task-filters').getByText(filterName).first().click();
    await this.page.locator(`li.task a[href*="${taskId}"]`).first().click();
    await this.form.waitFor();
  }

  async claim() {
    await this.page.click('[ng-click="claim()"]');
    await this.page.locator('.itp-form:not(.itp-readonly)').waitFor();
  }

  /** Saves what is filled in, by Tasklist's own button. */
  async save() {
    await this.page.click('.form-actions .btn-default');
  }

  async complete() {
    await this.page.click('.form-actions .btn-primary');
  }

  get form() {
    return this.page.locator('.itp-form .fjs-form');
  }

  get refusal() {
    return this.page.locator('.itp-refusal');
  }

  /** An input by its component's id; in a list also by the row's index. */
  input(id, row) {
    return this.page.locator(`.itp-form :is(input, textarea)[id$="-${id}${row === undefined ? '' : `_${row}`}"]`);
  }

  /** What is said at a field. */
  error(id, row) {
    return this.page.locator(`.itp-form [id$="-${id}${row === undefined ? '' : `_${row}`}-error-message"]`);
  }

  /** Chooses an option of a radio group; in a list by the row's index as well. */
  async choose(id, option, row) {
    const first = this.page.locator(`[id$="-${id}${row === undefined ? '' : `_${row}`}-0"]`);
    await this.page.locator('.itp-form .fjs-form-field-radio', { has: first }).getByText(option, { exact: true }).click();
  }

  /** Chooses an option of a select. */
  async select(id, option, row) {
    const input = this.page.locator(`[id$="-${id}${row === undefined ? '' : `_${row}`}"]`);
    await this.page.locator('.itp-form .fjs-form-field-select', { has: input }).locator('.fjs-input-group').click();
    await this.page.locator('.fjs-dropdownlist-item', { hasText: option }).click();
  }

  async pick(id, name, content) {
    await this.pickAll(id, { [name]: content });
  }

  /** Picks several files for one document, given as contents by name. */
  async pickAll(id, contents) {
    await this.input(id).setInputFiles(Object.entries(contents).map(([name, content]) =>
      ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })));
  }

  /** The field of a component, whatever its type. */
  field(id) {
    return this.page.locator('.itp-form .fjs-form-field', { has: this.page.locator(`[id$="-${id}"]`) }).last();
  }

  /** Follows a link and gives the name of the file that comes. */
  async download(link) {
    const [download] = await Promise.all([this.page.waitForEvent('download'), link.click()]);
    assert.equal(await download.failure(), null);
    return download.suggestedFilename();
  }
}
