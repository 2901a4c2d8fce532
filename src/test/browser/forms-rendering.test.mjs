import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { earlierSteps } from './form-data.mjs';
import { SmallProcesses } from './small-process.mjs';
import { launchBrowser, pictured } from './tasklist.mjs';
import { as } from './workplace.mjs';

const FORMS = new URL('../../../forms/', import.meta.url);
const START_FORM = 'project-requirement';
const NOT_SHOWN = new Set(['default', 'spacer', 'separator']);

const forms = readdirSync(FORMS).filter((name) => name.endsWith('.form'))
  .map((name) => JSON.parse(readFileSync(new URL(name, FORMS), 'utf8')));
let browser;
let processes;

before(async () => {
  browser = await launchBrowser();
  processes = await SmallProcesses.deploy(forms.map(({ id }) => id));
});

after(async () => {
  await processes?.remove();
  await browser?.close();
});

/** What is there in any case: neither it nor anything around it has a condition. */
function unconditional(parent, path = '') {
  return (parent.components ?? [])
    .filter(({ conditional, type, hidden }) => !conditional && !hidden && !NOT_SHOWN.has(type))
    .flatMap((component) => [component, ...(component.type === 'dynamiclist' ? [] : unconditional(component, path))]);
}

async function assertFieldsAreThere(tasklist, form) {
  const expected = unconditional(form).map(({ id }) => id);
  const missing = await tasklist.form.evaluate((element, ids) => ids.filter((id) =>
    !element.querySelector(`[id$="-${id}"], [id*="-${id}-"], [id*="-${id}_"], [data-id="${id}"]`)
    && !element.querySelector(`[class*="${id}"]`)), expected.filter((id) => !id.startsWith('Text_')));
  assert.deepEqual(missing, [], `${form.id} lacks fields`);
  assert.ok(expected.length > 0 && await tasklist.form.locator('.fjs-form-field').count() > 0, `${form.id} is empty`);
}

/** The whole form on one picture: it scrolls within the page. */
async function keepWholePicture(tasklist, name, width) {
  const height = await tasklist.page.locator('.itp-form').evaluate((element) => element.scrollHeight);
  await tasklist.page.setViewportSize({ width, height: Math.max(768, height + 420) });
  await tasklist.keepPicture(`forms/${name}`);
}

/** What sticks out of the form to its right, and so can't be read. */
function cutOff(tasklist) {
  return tasklist.page.locator('.itp-form').evaluate((form) => {
    const right = form.getBoundingClientRect().right + 1;
    const scrolls = (element) => element.closest('.fjs-table-inner-container');
    return [...form.querySelectorAll('input, textarea, label, td, button, p, li')]
      .filter((element) => element.getClientRects().length > 0 && !scrolls(element) && element.getBoundingClientRect().right > right)
      .map((element) => `${element.tagName} ${element.id} ${element.textContent.slice(0, 20)}`);
  });
}

for (const [width, suffix] of [[1366, ''], [390, '-phone']]) {
  test(`every form is shown without an error at a width of ${width}`, { timeout: 900_000 }, async (t) => {
    await as(browser, 'zhangwei', async (tasklist) => {
      for (const form of forms) {
        await t.test(form.id, () => pictured(tasklist.page, `${form.id}${suffix}`, async () => {
          await tasklist.page.setViewportSize({ width, height: 768 });
          await tasklist.visitTask(await processes.start(form.id, earlierSteps(), 'zhangwei'));
          await tasklist.page.locator('.itp-form:not(.itp-readonly)').waitFor();
          await assertFieldsAreThere(tasklist, form);
          assert.deepEqual(await cutOff(tasklist), []);
          await keepWholePicture(tasklist, `${form.id}${suffix}`, width);
          assert.deepEqual(tasklist.problems.splice(0), []);
        }));
      }
    }, { width, height: 768 });
  });
}

test('the start form is shown without an error', { timeout: 120_000 }, () => as(browser, 'chenyu', async (tasklist) => {
  await tasklist.openStartForm('信息化项目建设管理流程');
  await assertFieldsAreThere(tasklist, forms.find(({ id }) => id === START_FORM));
  await tasklist.keepPicture(`forms/${START_FORM}-start`);
}, { width: 1366, height: 768 }));
