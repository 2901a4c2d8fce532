import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';

import { archiveName, packed, uniqueNames } from '../src/pack.js';

const unpacked = async (zip) => unzipSync(new Uint8Array(await zip.arrayBuffer()));

test('packs files under the name of the document', async () => {
  const large = Uint8Array.from({ length: 1_300_000 }, (_, index) => (index * 7) % 251);
  const zip = await packed([
    new File(['需求'], '需求.txt'),
    new File([large], '图.png', { lastModified: 0 }),
    new File([large], '数据.xls'),
    new File(['附件'], '需求.txt'),
  ], '项目建设需求');

  assert.equal(zip.name, '项目建设需求.zip');
  assert.equal(zip.type, 'application/zip');
  const entries = await unpacked(zip);
  assert.deepEqual(Object.keys(entries), ['需求.txt', '图.png', '数据.xls', '需求（2）.txt']);
  assert.equal(strFromU8(entries['需求.txt']), '需求');
  assert.equal(strFromU8(entries['需求（2）.txt']), '附件');
  assert.deepEqual(entries['图.png'], large);
  assert.deepEqual(entries['数据.xls'], large);
  assert.ok(zip.size < 2 * large.length, 'what is not compressed yet gets smaller');
});

test('ends when it is told to', async () => {
  const ended = new AbortController();
  ended.abort(new Error('ended'));
  await assert.rejects(packed([new File(['a'], 'a.txt'), new File(['b'], 'b.txt')], '文件', ended.signal), /ended/);
});

test('gives every file a name of its own', () => {
  assert.deepEqual(uniqueNames(['a.pdf', 'A.pdf', 'a.pdf', 'a（2）.pdf', 'b']), ['a.pdf', 'A（3）.pdf', 'a（4）.pdf', 'a（2）.pdf', 'b']);
  assert.deepEqual(uniqueNames(['说明', '说明']), ['说明', '说明（2）']);
});

test('names the ZIP as a file may be named', () => {
  assert.equal(archiveName('采购公告（邀请函）'), '采购公告（邀请函）.zip');
  assert.equal(archiveName('../软件/硬件: "清单"?'), '软件硬件 清单.zip');
  assert.equal(archiveName('\u202e..'), '文件.zip');
});
