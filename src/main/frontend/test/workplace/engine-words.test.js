import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inWords } from '../../src/workplace/engine-words.js';

test('a task that is gone is told of in Chinese', () => {
  assert.equal(inWords('<task> <- No matching task with id 4711'), '可能已由他人办理完毕，或者您无权办理。');
  assert.equal(inWords('Cannot find task with id 4711: task is null'), '可能已由他人办理完毕，或者您无权办理。');
});

test('what is not known stays', () => {
  assert.equal(inWords('缺少应交文件'), '缺少应交文件');
  assert.equal(inWords(undefined), undefined);
});
