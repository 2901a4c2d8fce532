import assert from 'node:assert/strict';
import { test } from 'node:test';

import { explain, printAddress, projectAddress, ProjectSource, routeOf } from '../../src/workplace/project.js';

test('the address of a page names the project', () => {
  const { code, parameters } = routeOf('#/project/XM-2026-0001?tab=documents');
  assert.equal(code, 'XM-2026-0001');
  assert.equal(parameters.get('tab'), 'documents');
  assert.equal(routeOf('#/print/%E9%A1%B9%201').code, '项 1');
  assert.equal(routeOf('#/print').code, '');
});

test('a project one has no part in is explained kindly', () => {
  assert.match(explain({ status: 404 }), /没有参与该项目/);
  assert.match(explain({ status: 0 }), /无法连接/);
  assert.match(explain(new Error('any')), /稍后重试/);
});

test('no code leads out of the project', async () => {
  const asked = [];
  const source = new ProjectSource({ ownUrl: (path) => `/api/${path}`, get: async (url) => asked.push(url) }, 'a/../b');
  await source.course();
  await source.documents();
  assert.deepEqual(asked, ['/api/projects/a%2F..%2Fb/course', '/api/projects/a%2F..%2Fb/documents']);
  assert.equal(source.contentUrl('1?'), '/api/projects/a%2F..%2Fb/documents/1%3F/content');
});

test('addresses keep the task the person comes from, and have no empty parameters', () => {
  assert.equal(projectAddress('XM-1'), '#/project/XM-1');
  assert.equal(projectAddress('XM-1', { tab: 'documents', task: undefined }), '#/project/XM-1?tab=documents');
  assert.equal(printAddress('XM/1', '7'), '#/print/XM%2F1?task=7');
  assert.equal(routeOf(printAddress('XM/1', '7')).parameters.get('task'), '7');
  assert.equal(printAddress('XM-1'), '#/print/XM-1');
});
