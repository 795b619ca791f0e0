import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Autosave } from '../form-host/autosave.js';

let text;
let answers;
let sent;
let states;
let autosave;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  text = 'a';
  answers = [];
  sent = [];
  states = [];
  autosave = new Autosave({
    read: () => ({ text }),
    save: draft => {
      sent.push(draft);
      return answers.shift() ?? Promise.resolve({ version: draft.version + 1, savedAt: 'now' });
    },
    report: state => states.push(state.name)
  });
  autosave.start(3);
});

test('saves soon after the last change', async () => {
  write('ab');
  await pass(799);
  write('abc');
  await pass(799);
  assert.equal(sent.length, 0);
  await pass(1);

  assert.deepEqual(sent, [{ version: 3, data: { text: 'abc' } }]);
  assert.equal(autosave.version, 4);
  assert.equal(states.at(-1), 'saved');
});

test('saves now and then while the writing goes on', async () => {
  for (let written = 0; written < 25; written++) {
    write(`a${written}`);
    await pass(500);
  }

  assert.equal(sent.length, 1);
});

test('saves nothing when nothing changed', async () => {
  autosave.changed();
  await pass(2000);
  await autosave.flush();

  assert.equal(sent.length, 0);
});

test('never saves twice at once', async () => {
  const first = slow();
  write('ab');
  await pass(800);
  write('abc');
  await pass(800);
  assert.equal(sent.length, 1);
  assert.equal(autosave.isAtRisk, true);
  first.resolve({ version: 4 });
  await pass(0);

  assert.deepEqual(sent[1], { version: 4, data: { text: 'abc' } });
});

test('tries again, less and less often, when no answer comes', async () => {
  answers = [failed(0), failed(503)];
  write('ab');
  await pass(800);
  assert.equal(states.at(-1), 'retrying');
  await pass(2000);
  await pass(3999);
  assert.equal(sent.length, 2);
  await pass(1);

  assert.equal(sent.length, 3);
  assert.equal(states.at(-1), 'saved');
});

test('waits after a log-out and in a conflict', async () => {
  answers = [failed(401), failed(409)];
  write('ab');
  await pass(800);
  write('abc');
  await pass(5000);
  assert.deepEqual([sent.length, states.at(-1)], [1, 'loggedOut']);
  await autosave.unblock();
  await pass(5000);
  assert.deepEqual([sent.length, states.at(-1)], [2, 'conflict']);
  await autosave.unblock(9);

  assert.equal(sent[2].version, 9);
});

test('saves nothing once stopped', async () => {
  write('ab');
  await autosave.stop();
  await pass(5000);
  assert.equal(sent.length, 0);
  autosave.resume();
  await pass(800);

  assert.equal(sent.length, 1);
});

function write(newText) {
  text = newText;
  autosave.changed();
}

function slow() {
  const answer = {};
  answers.push(new Promise(resolve => {
    answer.resolve = resolve;
  }));
  return answer;
}

function failed(status) {
  const answer = Promise.reject(Object.assign(new Error('x'), { status }));
  answer.catch(() => {});
  return answer;
}

async function pass(milliseconds) {
  mock.timers.tick(milliseconds);
  await new Promise(resolve => setImmediate(resolve));
}
