import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionEndpoints, endpointsOf } from '../form-host/endpoints.js';
import { statusText } from '../form-host/status.js';
import { dateOf, momentOf } from '../common/dates.js';
import { csrfToken, Problem } from '../common/request.js';

test('dates and times are Norwegian', () => {
  assert.equal(dateOf('2022-03-01'), '1. mars 2022');
  assert.equal(dateOf('nonsense'), '');
  assert.equal(momentOf('2026-11-21T13:05:00Z', new Date('2026-11-21T22:00:00Z')), 'kl. 14.05');
  assert.equal(momentOf('2026-11-20T08:00:00Z', new Date('2026-11-21T08:00:00Z')), '20. november 2026 kl. 09.00');
  assert.equal(momentOf('2026-07-01T22:30:00Z', new Date('2026-11-21T08:00:00Z')), '2. juli 2026 kl. 00.30');
});

test('the status line says how the saving goes', () => {
  assert.match(statusText({ name: 'saved', savedAt: new Date() }), /^Lagret kl\. \d\d\.\d\d$/);
  assert.equal(statusText({ name: 'retrying' }), 'Kunne ikke lagre – prøver igjen');
  assert.equal(statusText({ name: 'none' }), '');
});

test('a problem without a text of its own has one of ours', () => {
  assert.equal(new Problem(404, { detail: 'Oppgaven er borte.' }).message, 'Oppgaven er borte.');
  assert.equal(new Problem(500).message, 'Noe gikk galt hos oss. Prøv igjen om litt.');
});

test('finds the token among other cookies', () => {
  assert.equal(csrfToken('XSRF-TOKEN=no; STAFETT-CSRF=a%2Fb=; x=y'), 'a/b=');
  assert.equal(csrfToken('STAFETT-CSRF=planted; __Host-STAFETT-CSRF=own'), 'own');
  assert.equal(csrfToken(''), '');
});

test('tasks and processes to start have their own addresses', () => {
  assert.equal(endpointsOf({ taskId: 'a/b' }).submit, '/api/forms/tasks/a%2Fb/complete');
  assert.deepEqual(endpointsOf({ processDefinitionId: 'concernToAction:1:xyz' }), {
    form: '/api/forms/start/concernToAction',
    draft: '/api/forms/start/concernToAction/draft',
    submit: '/api/forms/start/concernToAction',
    isStart: true,
    isNewCase: true
  });
});

test('what is begun in a case has its own address, and opens no case', () => {
  assert.deepEqual(actionEndpoints('3f2a1b', 'raise/Suspicion'), {
    form: '/api/forms/cases/3f2a1b/raise%2FSuspicion',
    draft: '/api/forms/cases/3f2a1b/raise%2FSuspicion/draft',
    submit: '/api/forms/cases/3f2a1b/raise%2FSuspicion',
    isStart: true,
    isNewCase: false
  });
});
