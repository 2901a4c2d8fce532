import assert from 'node:assert/strict';
import { test } from 'node:test';

import { matching, moved, placeOf } from '../src/workplace/people.js';

const people = [
  { id: 'zhangwei', name: '张伟', departments: ['市场部'], roles: ['需求部门'] },
  { id: 'lina', name: '李娜', departments: ['信息中心'], roles: ['信息中心', '网络管理员'] },
];

test('people are found by name, id, department and role', () => {
  assert.deepEqual(matching(people, ' 张 ').map(({ id }) => id), ['zhangwei']);
  assert.deepEqual(matching(people, 'LIN').map(({ id }) => id), ['lina']);
  assert.deepEqual(matching(people, '信息中心').map(({ id }) => id), ['lina']);
  assert.deepEqual(matching(people, '').length, 2);
  assert.deepEqual(matching(people, '王'), []);
});

test('a person\'s place is departments and roles', () => {
  assert.equal(placeOf(people[1]), '信息中心 · 信息中心、网络管理员');
  assert.equal(placeOf({ departments: [], roles: ['财务部门'] }), '财务部门');
  assert.equal(placeOf({ departments: [], roles: [] }), '');
});

test('the arrow keys stay inside of the list', () => {
  assert.equal(moved('ArrowDown', -1, 2), 0);
  assert.equal(moved('ArrowDown', 1, 2), 1);
  assert.equal(moved('ArrowDown', -1, 0), -1);
  assert.equal(moved('ArrowUp', 0, 2), 0);
  assert.equal(moved('a', 1, 2), 1);
});
