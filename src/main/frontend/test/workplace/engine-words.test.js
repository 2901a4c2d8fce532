import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inWords, serverInWords } from '../../src/workplace/engine-words.js';

test('a task that is gone is told of in Chinese', () => {
  assert.equal(inWords('<task> <- No matching task with id 4711'), '可能已由他人办理完毕，或者您无权办理。');
  assert.equal(inWords('Cannot find task with id 4711: task is null'), '可能已由他人办理完毕，或者您无权办理。');
});

test('a server out of reach is told of in Chinese', () => {
  assert.match(serverInWords('Request has been terminated\nPossible causes: the network is offline'), /^无法连接服务器/);
  assert.match(serverInWords('Service Unavailable'), /^服务器正在重启/);
});

test('what is not known stays', () => {
  assert.equal(inWords('缺少应交文件'), '缺少应交文件');
  assert.equal(inWords(undefined), undefined);
  assert.equal(serverInWords('No matching task with id 4711'), 'No matching task with id 4711');
});
