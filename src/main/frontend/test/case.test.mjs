import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casePage, isUrgent } from '../common/case.js';
import { Tasklist } from '../form-host/tasklist.js';

test('the address of a case holds the case; the action stands where no server sees it', () => {
  assert.equal(casePage('3f2a1b'), '/sak.html?sak=3f2a1b');
  assert.equal(casePage('3f2a1b', 'raiseSuspicion'), '/sak.html?sak=3f2a1b#raiseSuspicion');
  assert.equal(casePage('a&b', 'c#d'), '/sak.html?sak=a%26b#c%23d');
});

test('only a suspicion is urgent', () => {
  assert.ok(isUrgent({ key: 'raiseSuspicion' }));
  assert.ok(!isUrgent({ key: 'batonHandover' }));
});

test('on a page of our own, what needs Tasklist is left out', () => {
  const tasklist = new Tasklist();
  let isDone = false;
  tasklist.apply(() => {
    isDone = true;
  });
  assert.ok(isDone);
  const never = () => assert.fail('nothing happens in Tasklist here');
  tasklist.tell('Det er sendt', 'ingen ser det');
  tasklist.onClaimChanged(never);
  tasklist.stayAtLogOut(never, never);
  tasklist.resume(true);
  tasklist.resume(false);
});
