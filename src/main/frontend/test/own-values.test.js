import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ownValues } from '../src/own-values.js';

/** A viewer that shows the given fields: `[field, valuePath, indexes]`. */
function viewer(data, shown) {
  const registered = new Map(shown.map(([field]) => [field.id, field]));
  const services = {
    formFieldRegistry: { get: (id) => registered.get(id) },
    formFields: { get: (type) => ({ config: type === 'dynamiclist' ? { repeatable: true } : { keyed: type !== 'table' } }) },
    formFieldInstanceRegistry: {
      getAll: () => shown.map(([field, valuePath, indexes]) => ({ id: field.id, valuePath, indexes, expressionContextInfo: data })),
    },
  };
  return { get: (name) => services[name], _getState: () => ({ data }) };
}

const own = (data, shown) => ownValues(viewer(data, shown), (condition, context) => condition === '=locked' && context.locked);
const field = (id, properties) => ({ id, type: 'textfield', key: id, ...properties });
const list = (properties, ...components) => ({ id: 'goals', type: 'dynamiclist', path: 'goals', isRepeating: true, components, ...properties });

test('takes the fields that can be edited, not what is only shown', () => {
  const data = { name: 'a', shownName: 'b', off: 'c', conditional: 'd', free: 'e', hidden: 'f', table: [] };
  assert.deepEqual(own({ ...data, locked: true }, [
    [field('name'), ['name']],
    [field('shownName', { readonly: true }), ['shownName']],
    [field('off', { disabled: true }), ['off']],
    [field('conditional', { readonly: '=locked' }), ['conditional']],
    [field('free', { readonly: '=open' }), ['free']],
    [field('table', { type: 'table' }), undefined],
  ]), { name: 'a', free: 'e' });
});

test('takes fields with a path as one variable', () => {
  assert.deepEqual(own({ address: { city: '昆明', zip: 1 } }, [[field('city', { key: 'address.city' }), ['address', 'city']]]),
    { address: { city: '昆明' } });
});

test('takes a list whole, with the columns the form does not show', () => {
  const goal = field('goal', { readonly: true });
  const met = field('met');
  const reason = field('reason');
  const data = { goals: [{ goal: 'a', met: true, unit: 'dept-finance', reason: 'stale' }, { goal: 'b', met: false }] };
  assert.deepEqual(own(data, [
    [list({}, goal, met, reason), ['goals']],
    [goal, ['goals', 0, 'goal'], { goals: 0 }], [met, ['goals', 0, 'met'], { goals: 0 }],
    [goal, ['goals', 1, 'goal'], { goals: 1 }], [met, ['goals', 1, 'met'], { goals: 1 }],
  ]), { goals: [{ goal: 'a', met: true, unit: 'dept-finance' }, { goal: 'b', met: false }] });
});

test('a list whose rows were all removed is empty, not unchanged', () => {
  assert.deepEqual(own({ goals: [] }, [[list({ allowAddRemove: true }, field('goal')), ['goals']]]), { goals: [] });
});

test('a list that is only shown is no answer', () => {
  const goal = field('goal', { readonly: true });
  assert.deepEqual(own({ goals: [{ goal: 'a' }] }, [
    [list({ allowAddRemove: false }, goal), ['goals']],
    [goal, ['goals', 0, 'goal'], { goals: 0 }],
  ]), {});
});

test('takes a list in a list', () => {
  const task = field('task');
  const tasks = { id: 'tasks', type: 'dynamiclist', path: 'tasks', isRepeating: true, allowAddRemove: true, components: [task] };
  assert.deepEqual(own({ goals: [{ tasks: [{ task: 'x', id: 7 }] }] }, [
    [tasks, ['goals', 0, 'tasks'], { goals: 0 }],
    [list({ allowAddRemove: true }, tasks), ['goals']],
    [task, ['goals', 0, 'tasks', 0, 'task'], { goals: 0, tasks: 0 }],
  ]), { goals: [{ tasks: [{ task: 'x', id: 7 }] }] });
});
