import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintDiagram } from '../lint/diagram-lint.mjs';

const PROJECT = {
  processes: new Set(['helping', 'effortCycle']),
  decisions: new Set(['triage']),
  forms: new Set(['hearChild'])
};

const USER_TASK = `<bpmn:userTask id="hearChild" name="Hør barnet" camunda:formRef="hearChild"
    camunda:candidateGroups="\${baton.service(execution)}">
    <bpmn:documentation>Snakk med barnet.</bpmn:documentation>
    <bpmn:incoming>begun</bpmn:incoming><bpmn:outgoing>heard</bpmn:outgoing>
  </bpmn:userTask>`;

const GOOD = diagram({});

/** Start, one node in the middle, a question, two ends. */
function diagram({ middle = USER_TASK, middleId = 'hearChild', ttl = 'camunda:historyTimeToLive="P730D"' }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
    xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="https://stafettpinnen.no/bpmn">
  <bpmn:process id="helping" name="Hjelp" isExecutable="true" ${ttl}>
    <bpmn:startEvent id="concernRaised" name="Noen er bekymret"><bpmn:outgoing>begun</bpmn:outgoing></bpmn:startEvent>
    ${middle}
    <bpmn:exclusiveGateway id="isWorried" name="Fortsatt bekymret?" default="calm">
      <bpmn:incoming>heard</bpmn:incoming><bpmn:outgoing>calm</bpmn:outgoing><bpmn:outgoing>worried</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:endEvent id="calmed" name="Ingen grunn til bekymring"><bpmn:incoming>calm</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="helped" name="Hjelpen begynner"><bpmn:incoming>worried</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="begun" sourceRef="concernRaised" targetRef="${middleId}" />
    <bpmn:sequenceFlow id="heard" sourceRef="${middleId}" targetRef="isWorried" />
    <bpmn:sequenceFlow id="calm" name="nei" sourceRef="isWorried" targetRef="calmed" />
    <bpmn:sequenceFlow id="worried" name="ja" sourceRef="isWorried" targetRef="helped">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${worried}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="BPMNDiagram_1"><bpmndi:BPMNPlane id="BPMNPlane_1" bpmnElement="helping">
    ${shape('concernRaised', 100, 36)}${shape(middleId, 200, 80)}${shape('isWorried', 340, 50)}${shape('calmed', 440, 36)}
    ${shape('helped', 540, 36)}
    ${['begun', 'heard', 'calm', 'worried'].map(edge).join('')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}

function shape(id, x, size, y = 100) {
  return `<bpmndi:BPMNShape id="${id}Shape" bpmnElement="${id}">`
    + `<dc:Bounds x="${x}" y="${y}" width="${size}" height="${size}" /></bpmndi:BPMNShape>`;
}

function edge(id) {
  return `<bpmndi:BPMNEdge id="${id}Edge" bpmnElement="${id}">`
    + '<di:waypoint x="10" y="10" /><di:waypoint x="20" y="10" /></bpmndi:BPMNEdge>';
}

/** The middle of the diagram made of something else, between the same two flows. */
function middle(tag, attributes, content = '') {
  return diagram({
    middle: `<bpmn:${tag} id="middle" name="Midt i" ${attributes}>${content}
      <bpmn:incoming>begun</bpmn:incoming><bpmn:outgoing>heard</bpmn:outgoing></bpmn:${tag}>`,
    middleId: 'middle'
  });
}

const extension = content => `<bpmn:extensionElements>${content}</bpmn:extensionElements>`;

async function rulesBroken(xml) {
  return (await lintDiagram(xml, PROJECT)).map(({ element, rule }) => `${element} ${rule}`);
}

async function assertOnly(xml, rule, element, pattern = /./) {
  const problems = await lintDiagram(xml, PROJECT);
  assert.deepEqual(problems.map(problem => [problem.element, problem.rule]), [[element, `stafettpinnen/${rule}`]],
    JSON.stringify(problems));
  assert.match(problems[0].message, pattern);
}

const changed = (from, to) => {
  assert.ok(GOOD.includes(from), `The good diagram has no ${from}`);
  return GOOD.replaceAll(from, to);
};

test('a good diagram has no problems', async () => {
  assert.deepEqual(await lintDiagram(GOOD, PROJECT), []);
});

test('a problem names the element as the diagram does', async () => {
  const [problem] = await lintDiagram(changed('camunda:candidateGroups="${baton.service(execution)}"', ''), PROJECT);
  assert.equal(problem.name, 'Hør barnet');
  assert.equal(problem.element, 'hearChild');
});

for (const id of ['Event_1a2b3c4', 'Event_abcdefg', 'EndEvent_1', 'sid-3F2504E0-4F89-11D3-9A0C-0305E82C3301',
  '_3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'id_0123']) {
  test(`an id that a modeler made up is found: ${id}`, () =>
    assertOnly(changed('"helped"', `"${id}"`), 'no-generated-id', id, /laget av tegneprogrammet/));
}

test('a made-up id of a flow and of a process is found', async () => {
  await assertOnly(changed('"worried"', '"Flow_0kq3z9x"').replaceAll('>worried<', '>Flow_0kq3z9x<'),
    'no-generated-id', 'Flow_0kq3z9x');
  await assertOnly(changed('"helping"', '"Process_1"'), 'no-generated-id', 'Process_1');
});

test('a missing label is found', async () => {
  await assertOnly(changed(' name="Hør barnet"', ''), 'label-present', 'hearChild', /Oppgaven mangler tekst/);
  await assertOnly(changed(' name="Noen er bekymret"', ''), 'label-present', 'concernRaised', /Hendelsen mangler tekst/);
  await assertOnly(changed(' name="Hjelpen begynner"', ' name=" "'), 'label-present', 'helped', /Hendelsen mangler tekst/);
  await assertOnly(changed(' name="Fortsatt bekymret?"', ''), 'label-present', 'isWorried', /mangler spørsmål/);
  await assertOnly(changed(' name="nei"', ''), 'label-present', 'calm', /mangler svar/);
});

test('a missing label is found on a call and on a boundary event', async () => {
  await assertOnly(middle('callActivity', 'calledElement="effortCycle"').replace(' name="Midt i"', ''), 'label-present', 'middle');
  const timer = GOOD.replace('</bpmn:userTask>', `</bpmn:userTask>
    <bpmn:boundaryEvent id="late" attachedToRef="hearChild"><bpmn:outgoing>lately</bpmn:outgoing>
      <bpmn:timerEventDefinition id="lateTimer"><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:endEvent id="tooLate" name="For sent"><bpmn:incoming>lately</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="lately" sourceRef="late" targetRef="tooLate" />`)
    .replace('</bpmndi:BPMNPlane>', `${shape('late', 200, 36, 162)}${shape('tooLate', 200, 36, 300)}${edge('lately')}</bpmndi:BPMNPlane>`);
  await assertOnly(timer, 'label-present', 'late', /Hendelsen mangler tekst/);
});

test('a label that the modeler put there says nothing', async () => {
  await assertOnly(changed('"Hør barnet"', '"Ny oppgave"'), 'label-present', 'hearChild', /sier ikke hva dette er/);
  await assertOnly(changed('"Hør barnet"', '"hearChild"'), 'label-present', 'hearChild');
  await assertOnly(changed('"Hør barnet"', '"Activity_1a2b3c4"'), 'label-present', 'hearChild');
});

test('a gateway that only joins needs no label', async () => {
  const joining = middle('exclusiveGateway', '').replace(' name="Midt i"', '');
  assert.ok(!(await rulesBroken(joining)).some(problem => problem.endsWith('label-present')));
});

test('each part that a user task needs is asked for', async () => {
  await assertOnly(changed(' camunda:formRef="hearChild"', ''), 'user-task-complete', 'hearChild', /formRef/);
  await assertOnly(changed('camunda:candidateGroups="${baton.service(execution)}"', ''), 'user-task-complete', 'hearChild', /candidateGroups/);
  await assertOnly(changed('<bpmn:documentation>Snakk med barnet.</bpmn:documentation>', ''), 'user-task-complete', 'hearChild', /documentation/);
  assert.deepEqual(await rulesBroken(changed('camunda:candidateGroups=', 'camunda:candidateUsers=')), []);
});

test('the form has the name of its task, and exists', async () => {
  const other = await lintDiagram(changed('camunda:formRef="hearChild"', 'camunda:formRef="hearParent"'), PROJECT);
  assert.deepEqual(other.map(({ message }) => message), [
    'Skjemaet heter «hearParent», men skal hete det samme som oppgaven: «hearChild».',
    'Skjemaet finnes ikke: forms/hearParent.form.'
  ]);
  await assertOnly(changed('<bpmn:startEvent id="concernRaised"', '<bpmn:startEvent id="concernRaised" camunda:formRef="concernRaised"'),
    'user-task-complete', 'concernRaised', /finnes ikke/);
});

test('a named bean may do the work', async () => {
  for (const tag of ['serviceTask', 'sendTask', 'businessRuleTask']) {
    assert.deepEqual(await rulesBroken(middle(tag, 'camunda:delegateExpression="${closeCase}"')), []);
  }
  assert.deepEqual(await rulesBroken(middle('businessRuleTask', 'camunda:decisionRef="triage"')), []);
  const listened = middle('manualTask', '', extension('<camunda:executionListener event="start" delegateExpression="${noteStart}" />'));
  assert.deepEqual(await rulesBroken(listened), []);
});

for (const [what, xml, pattern] of [
  ['a class', middle('serviceTask', 'camunda:class="no.stafettpinnen.CloseCase"'), /Java-klassen/],
  ['an expression', middle('serviceTask', 'camunda:expression="${closeCase.run()}"'), /Uttrykket/],
  ['an external task', middle('serviceTask', 'camunda:type="external" camunda:topic="close"'), /Typen/],
  ['a method call', middle('sendTask', 'camunda:delegateExpression="${notifyTeam.now()}"'), /rent navn/],
  ['nothing at all', middle('serviceTask', ''), /hva som skal gjøres/],
  ['a decision that is no decision', middle('businessRuleTask', ''), /hva som skal gjøres/],
  ['a mapping class', middle('callActivity', 'calledElement="effortCycle" camunda:variableMappingClass="no.Mapping"'), /Java-klassen/],
  ['a connector', middle('serviceTask', 'camunda:delegateExpression="${closeCase}"',
    extension('<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>')), /connector/],
  ['a script task', middle('scriptTask', 'scriptFormat="groovy"', '<bpmn:script>1</bpmn:script>'), /Skriptoppgaver/],
  ['a listener with a class', middle('manualTask', '',
    extension('<camunda:executionListener event="start" class="no.Listener" />')), /Java-klassen/],
  ['a listener with a script', middle('manualTask', '', extension('<camunda:executionListener event="start">'
    + '<camunda:script scriptFormat="groovy">1</camunda:script></camunda:executionListener>')), /Skript er ikke tillatt/],
  ['a script among the inputs', middle('manualTask', '', extension('<camunda:inputOutput><camunda:inputParameter name="a">'
    + '<camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput>')),
  /Skript er ikke tillatt/]
]) {
  test(`only a named bean may do the work, not ${what}`, () => assertOnly(xml, 'named-beans-only', 'middle', pattern));
}

test('a task listener is a named bean too', async () => {
  await assertOnly(GOOD.replace('</bpmn:documentation>', '</bpmn:documentation>'
    + extension('<camunda:taskListener event="create" expression="${notify.now(task)}" />')),
  'named-beans-only', 'hearChild', /Uttrykket/);
});

test('a condition is no script', async () => {
  await assertOnly(changed('xsi:type="bpmn:tFormalExpression">${worried}', 'xsi:type="bpmn:tFormalExpression" language="groovy">worried'),
    'named-beans-only', 'worried', /Betingelsen er et skript/);
});

test('a process says how long its history is kept', async () => {
  await assertOnly(diagram({ ttl: '' }), 'history-time-to-live', 'helping');
  await assertOnly(diagram({ ttl: 'camunda:historyTimeToLive="180"' }), 'history-time-to-live', 'helping');
});

test('what is called exists', async () => {
  assert.deepEqual(await rulesBroken(middle('callActivity', 'calledElement="effortCycle"')), []);
  await assertOnly(middle('callActivity', 'calledElement="gone"'), 'reference-exists', 'middle', /Prosessen «gone» finnes ikke/);
  await assertOnly(middle('callActivity', ''), 'reference-exists', 'middle', /calledElement/);
  await assertOnly(middle('businessRuleTask', 'camunda:decisionRef="gone"'), 'reference-exists', 'middle',
    /Beslutningstabellen «gone» finnes ikke/);
});

test('what is in the process is in the drawing', async () => {
  await assertOnly(changed(shape('helped', 540, 36), ''), 'drawn', 'helped', /mangler i tegningen/);
  await assertOnly(changed(edge('worried'), ''), 'drawn', 'worried', /mangler i tegningen/);
});

test('what is in the drawing is in the process', async () => {
  const left = await lintDiagram(changed('</bpmndi:BPMNPlane>', `${shape('gone', 700, 36)}</bpmndi:BPMNPlane>`), PROJECT);
  assert.deepEqual(left.map(({ rule }) => rule), ['readable-file', 'stafettpinnen/drawn']);
  assert.equal(left[0].message, 'Filen viser til «gone», som ikke finnes i den.');
});

test('an id is used once', async () => {
  const problems = await lintDiagram(changed('id="concernRaisedShape"', 'id="helpedShape"'), PROJECT);
  assert.ok(problems.some(({ message }) => message === 'Id-en «helpedShape» er brukt to ganger.'));
});

test('a file that is no diagram is a problem, not a crash', async () => {
  assert.match((await lintDiagram('<nonsense', PROJECT))[0].message, /Filen kan ikke leses/);
  assert.match((await lintDiagram('', PROJECT))[0].message, /Filen kan ikke leses/);
});

test('the rules that come with bpmnlint are on', async () => {
  const noEnd = changed('<bpmn:outgoing>heard</bpmn:outgoing>', '')
    .replace('<bpmn:sequenceFlow id="heard" sourceRef="hearChild" targetRef="isWorried" />', '')
    .replace('<bpmn:incoming>heard</bpmn:incoming>', '').replace(edge('heard'), '');
  assert.ok((await rulesBroken(noEnd)).includes('hearChild no-implicit-end'));
});
