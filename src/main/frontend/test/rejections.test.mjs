import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePath, valueAt } from '../form-host/paths.js';
import { Rejections } from '../form-host/rejections.js';

test('reads paths with rows', () => {
  assert.deepEqual(parsePath('measures[0].goal'), ['measures', 0, 'goal']);
  assert.deepEqual(parsePath('child.name'), ['child', 'name']);
  assert.equal(valueAt({ measures: [{ goal: 'x' }] }, ['measures', 1, 'goal']), undefined);
});

test('an error stands until its value changes', () => {
  const rejections = new Rejections();
  rejections.replace([{ path: 'measures[0].goal', message: 'For vagt.' }, { path: 'nowhere', message: 'Noe mangler.' }],
    { measures: [{ goal: 'Bedre' }] });

  assert.deepEqual(rejections.messagesFor(['measures', 0, 'goal'], 'Bedre'), ['For vagt.']);
  assert.deepEqual(rejections.messagesFor(['measures', 1, 'goal'], 'Bedre'), []);
  assert.deepEqual(rejections.messagesFor(['measures', 0, 'goal'], 'Bedre lek'), []);
  assert.deepEqual(rejections.homeless(), ['Noe mangler.']);
});
