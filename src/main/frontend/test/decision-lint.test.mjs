import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintDecisions } from '../lint/decision-lint.mjs';

const row = (entries, description = 'Plan for Stjørdal. R083', answer = 'yes') => `<rule>
  <description>${description}</description>
  ${entries.map(entry => `<inputEntry><text>${entry}</text></inputEntry>`).join('')}
  <outputEntry><text>"${answer}"</text></outputEntry></rule>`;

const column = input => `<input><inputExpression typeRef="string"><text>${input}</text></inputExpression></input>`;

const ROWS = [row(['"stjordal"', '1']), row(['', '0']), row(['', ''])];

function decision({ id = 'teamDoor', ttl = 'camunda:historyTimeToLive="P730D"', hitPolicy = 'hitPolicy="FIRST"', rows = ROWS,
  inputs = ['municipality', 'level'], output = '<output id="answer" name="answer" typeRef="string" />' } = {}) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
    id="definitions" name="Dør" namespace="https://stafettpinnen.no/dmn">
  <decision id="${id}" name="Dør" ${ttl}>
    <decisionTable id="table" ${hitPolicy}>
      ${inputs.map(column).join('')}
      ${output}
      ${rows.join('')}
    </decisionTable>
  </decision>
</definitions>`;
}

async function assertOnly(changes, rule, pattern) {
  const problems = await lintDecisions(decision(changes));
  assert.deepEqual(problems.map(problem => problem.rule), [`stafettpinnen/${rule}`], JSON.stringify(problems));
  assert.match(problems[0].message, pattern);
  assert.equal(problems[0].name, 'Dør');
}

test('a good decision has no problems', async () => {
  assert.deepEqual(await lintDecisions(decision()), []);
});

test('a decision says how long its history is kept', () =>
  assertOnly({ ttl: '' }, 'history-time-to-live', /historyTimeToLive/));

test('a decision has a name of its own', () =>
  assertOnly({ id: 'Decision_0kq3z9x' }, 'no-generated-id', /laget av tegneprogrammet/));

test('the municipality\'s own row comes first', async () => {
  await assertOnly({ hitPolicy: '' }, 'municipality-first', /FIRST, ikke UNIQUE/);
  await assertOnly({ hitPolicy: 'hitPolicy="COLLECT"' }, 'municipality-first', /FIRST, ikke COLLECT/);
  assert.deepEqual(await lintDecisions(decision({ hitPolicy: '', inputs: ['age', 'level'] })), []);
});

test('each row says where it comes from', () =>
  assertOnly({ rows: [row(['"stjordal"', '1'], ' '), ...ROWS.slice(1)] }, 'row-explained', /Rad 1 mangler merknad/));

test('a municipality without a row of its own has an answer', async () => {
  await assertOnly({ rows: [...ROWS, row(['"frosta"', ''])] }, 'default-row', /gjelder bare "frosta"/);
  await assertOnly({ rows: [row(['-', '-']), ...ROWS] }, 'default-row', /blir aldri brukt, for rad 1/);
  await assertOnly({ rows: [] }, 'default-row', /ingen rader/);
  assert.deepEqual(await lintDecisions(decision({ rows: [row(['-', '1']), row(['not("frosta")', '2'])] })), []);
});

test('a file that is no decision is a problem, not a crash', async () => {
  assert.match((await lintDecisions('<nonsense'))[0].message, /Filen kan ikke leses/);
});

const basis = (...rows) => ({
  rows,
  output: `<output id="basis" name="basis" label="Grunnlag" typeRef="string">
    <outputValues id="values"><text>"law", "plan","default"</text></outputValues></output>`
});

test('a column that lists its values holds no other', async () => {
  await assertOnly(basis(row(['', '1'], 'bvl. § 13-2', 'law'), row(['', ''], 'Lokal standard', 'habit')), 'known-values',
    /Rad 2 har "habit" i kolonnen «Grunnlag». Bruk en av "law", "plan", "default"/);
});

test('law, plan and local default name their source', async () => {
  const good = [row(['"stjordal"', ''], 'bvl. § 13-2', 'law'), row(['', '1'], 'R098', 'plan'), row(['', ''], 'Lokal standard', 'default')];
  assert.deepEqual(await lintDecisions(decision(basis(...good))), []);
  await assertOnly(basis(row(['', '1'], 'Samme dag. R093', 'law'), good[2]), 'basis-explained', /rad 1 nevner ikke paragrafen/);
  await assertOnly(basis(row(['', '1'], 'Som avtalt', 'plan'), good[2]), 'basis-explained', /regelnummeret i planen/);
  await assertOnly(basis(row(['', ''], 'Neste dag', 'default')), 'basis-explained', /«lokal standard»/);
});
