import assert from 'node:assert/strict';
import { test } from 'node:test';

import branding from '../src/branding.json' with { type: 'json' };
import { named } from '../src/branding.js';
import { configuration, languageOf } from '../src/config.js';

test('takes Chinese for a browser whose first language is Chinese, wherever it is spoken', () => {
  for (const language of ['zh', 'zh-CN', 'zh-Hans-CN', 'ZH-TW']) {
    assert.equal(languageOf({ languages: [language, 'en'] }), 'zh');
    assert.equal(languageOf({ language }), 'zh');
  }
});

test('takes English for every other browser', () => {
  for (const languages of [['en-US', 'zh-CN'], ['de'], ['constructor'], []]) {
    assert.equal(languageOf({ languages }), 'en');
  }
  assert.equal(languageOf({}), 'en');
});

test('gives each application its name in the language of the browser', () => {
  assert.deepEqual(configuration('tasklist', 'scripts/page', 'zh').app, { name: '待办中心', vendor: '信息化项目管理' });
  assert.deepEqual(configuration('cockpit', 'scripts/page', 'en').app, { name: 'Cockpit', vendor: 'IT Project Management' });
});

test('offers Chinese and English, and English where a text is missing', () => {
  const { locales, customScripts } = configuration('admin', 'scripts/page-ABC', 'zh');
  assert.deepEqual(locales, { availableLocales: ['zh', 'en'], fallbackLocale: 'en' });
  assert.deepEqual(customScripts, ['scripts/page-ABC']);
});

test('names the same applications in every language', () => {
  assert.deepEqual(Object.keys(branding.zh.apps), Object.keys(branding.en.apps));
});

test('puts the names of the branding into the texts that name an application', () => {
  const locale = { labels: { APP_VENDOR: '甲', TASKLIST: '乙', COCKPIT_APP: '丙', ADMIN_GROUP: '丁' }, dateLocales: { week: { dow: 1 } } };
  const names = { vendor: '局', apps: { tasklist: '办事', cockpit: '看板', admin: '后台' } };
  assert.deepEqual(named(locale, names), {
    labels: { APP_VENDOR: '局', TASKLIST: '办事', COCKPIT_APP: '看板', ADMIN_GROUP: '丁' },
    dateLocales: { week: { dow: 1 } },
  });
});
