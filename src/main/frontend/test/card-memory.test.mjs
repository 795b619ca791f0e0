import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { CardMemory } from '../form-host/card-memory.js';

let session;
let asked;
let fails;
let memory;

beforeEach(() => {
  session = 'kari';
  asked = [];
  fails = false;
  memory = new CardMemory(() => session, async tasks => {
    asked.push(tasks);
    if (fails) {
      throw new Error('no answer');
    }
    return tasks.filter(task => task !== 'secret').map(taskId => ({ taskId, child: `${session}-${taskId}` }));
  });
});

test('each card is asked for once, also one that the person may not know', async () => {
  assert.deepEqual([...(await memory.cards(['a', 'secret'])).keys()], ['a']);
  assert.deepEqual([...(await memory.cards(['a', 'b', 'secret', 'b'])).keys()], ['a', 'b']);
  assert.deepEqual(asked, [['a', 'secret'], ['b']]);
});

test('a card that is on its way is not asked for again', async () => {
  const both = await Promise.all([memory.cards(['a']), memory.cards(['a'])]);
  assert.deepEqual(asked, [['a']]);
  assert.equal(both[1].get('a').child, 'kari-a');
});

test('what failed is asked for again', async () => {
  fails = true;
  await assert.rejects(memory.cards(['a']));
  fails = false;
  assert.equal((await memory.cards(['a'])).get('a').child, 'kari-a');
  assert.equal(asked.length, 2);
});

test('nothing is remembered for the next person on the same page', async () => {
  await memory.cards(['a']);
  session = 'anne';
  assert.equal((await memory.cards(['a'])).get('a').child, 'anne-a');
});
