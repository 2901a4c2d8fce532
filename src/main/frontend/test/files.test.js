import assert from 'node:assert/strict';
import { test } from 'node:test';

import { merged, problemOf, takesSeveral } from '../src/files.js';

const RULES = { accept: '.pdf,.docx, .zip,.exe', maxSize: 1024, extensions: ['pdf', 'docx', 'zip', 'txt'] };
const file = (name, size = 1, lastModified = 0) => new File([new Uint8Array(size)], name, { lastModified });

test('takes a file that keeps all rules', () => {
  assert.equal(problemOf(file('报告.PDF', 1024), RULES), null);
  assert.equal(problemOf(file('报告.anything'), {}), null);
});

test('says what is wrong with a file and what would be right', () => {
  assert.equal(problemOf(file('报告.txt'), RULES), '文件“报告.txt”的类型“txt”不允许，应为 pdf、docx、zip 之一。');
  assert.equal(problemOf(file('病毒.exe'), RULES), '文件“病毒.exe”的类型“exe”不允许，应为 pdf、docx、zip 之一。');
  assert.equal(problemOf(file('报告'), RULES), '文件“报告”没有扩展名，应为 pdf、docx、zip 之一。');
  assert.equal(problemOf(file('报告.pdf', 0), RULES), '文件“报告.pdf”是空文件（或文件夹），请选择有内容的文件。');
  assert.equal(problemOf(file('报告.pdf', 2048), RULES), '文件“报告.pdf”的大小为 2 KB，最大 1 KB，请压缩或拆分后重新选择。');
  assert.match(problemOf(file(`${'长'.repeat(197)}.pdf`), RULES), /有 201 个字符，最多 200 个字符/);
  assert.match(problemOf(file('.pdf'), RULES), /以点开头/);
});

test('leaves a kind of content to the server', () => {
  assert.equal(problemOf(file('图.png'), { accept: 'image/*,.pdf' }), null);
  assert.match(problemOf(file('图.svg'), { accept: 'image/*', extensions: ['png'] }), /应为 png 之一/);
});

test('takes several files where a ZIP is taken', () => {
  assert.equal(takesSeveral(RULES), true);
  assert.equal(takesSeveral({}), true);
  assert.equal(takesSeveral({ accept: '.pdf', extensions: ['pdf', 'zip'] }), false);
  assert.equal(takesSeveral({ accept: '.pdf,.zip', extensions: ['pdf'] }), false);
});

test('does not take the same file twice', () => {
  const names = (files) => files.map(({ name, size }) => `${name} ${size}`);
  assert.deepEqual(names(merged([file('a.pdf')], [file('b.pdf'), file('a.pdf'), file('a.pdf', 2), file('b.pdf')])),
    ['a.pdf 1', 'b.pdf 1', 'a.pdf 2']);
});
