import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasRequiredField, prepareSchema, sameContent, writableData } from '../form-host/schema.js';

const schema = {
  components: [
    { type: 'button', action: 'reset' },
    { type: 'textfield', key: 'reference', readonly: true },
    { type: 'select', key: 'flow.unit', valuesKey: 'units' },
    { type: 'radio', key: 'flow.nextStep', values: [] },
    { type: 'group', path: 'child', components: [{ type: 'textfield', key: 'name', validate: { required: true } }] },
    { type: 'group', components: [{ type: 'datetime', key: 'child.birthDate' }] },
    {
      type: 'dynamiclist',
      path: 'measures',
      components: [{ type: 'textfield', key: 'goal' }, { type: 'textfield', key: 'earlier', disabled: true }]
    },
    { type: 'dynamiclist', path: 'history', components: [{ type: 'textfield', key: 'goal', readonly: true }] }
  ]
};
const data = {
  reference: '2026-17',
  units: [{ label: 'Fosslia', value: 'fosslia' }],
  flow: { unit: 'fosslia', nextStep: null, level: 2 },
  child: { name: 'Åse', birthDate: '2022-03-01', fnr: 'never' },
  measures: [{ goal: 'Trygg', earlier: 'x' }, {}],
  history: [{ goal: 'Rolig' }]
};

test('picks what the writable fields hold, and nothing else', () => {
  assert.deepEqual(writableData(schema, data), {
    flow: { unit: 'fosslia', nextStep: null },
    child: { name: 'Åse', birthDate: '2022-03-01' },
    measures: [{ goal: 'Trygg' }, {}]
  });
});

test('picks from incomplete data', () => {
  assert.deepEqual(writableData(schema, undefined), { child: {} });
});

test('gives fields their options, 24 hours and open lists, and leaves out buttons', () => {
  const [reference, unit, nextStep, child, birth, measures] = prepareSchema(schema, data).components;

  assert.equal(reference.type, 'textfield');
  assert.deepEqual(unit, { type: 'select', key: 'flow.unit', values: data.units });
  assert.deepEqual(nextStep.values, []);
  assert.equal(child.path, 'child');
  assert.equal(birth.components[0].use24h, true);
  assert.equal(measures.disableCollapse, true);
  assert.deepEqual(prepareSchema(schema, {}).components[1].values, []);
});

test('finds required fields inside groups', () => {
  assert.equal(hasRequiredField(schema.components), true);
  assert.equal(hasRequiredField(schema.components.slice(0, 4)), false);
});

test('content is the same when only empty fields or their order differ', () => {
  assert.equal(sameContent({ a: 'x', b: '', c: [], d: { e: null } }, { d: {}, a: 'x' }), true);
  assert.equal(sameContent({ list: [{ a: 1 }, {}] }, { list: [{ a: 1 }] }), false);
  assert.equal(sameContent({ a: 0 }, {}), false);
});
