import assert from 'node:assert/strict';
import { test } from 'node:test';

import { translatedTemplate } from '../src/cockpit.js';

test('translates the words that stand alone in a template', () => {
  assert.equal(translatedTemplate('<td>\n  Actions\n</td><i>Message is null.</i>'), '<td>\n  操作\n</td><i>没有信息</i>');
});

test('lets the headings that scripts give be translated', () => {
  assert.equal(translatedTemplate('<span>{{column.content}}</span>'), '<span>{{column.content | itpWord}}</span>');
});

test('leaves expressions and attributes as they are', () => {
  const template = '<td class="State" ng-if="Actions">{{ getState(State) }}</td>';
  assert.equal(translatedTemplate(template), template);
});
