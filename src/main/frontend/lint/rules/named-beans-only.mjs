import { is, isAny } from 'bpmnlint-utils';

const BEAN = /^\$\{[a-z][A-Za-z0-9]*\}$/;

export default () => ({
  check(node, reporter) {
    for (const message of messagesFor(node)) {
      reporter.report(ownerOf(node).id, message);
    }
  }
});

function* messagesFor(node) {
  if (is(node, 'bpmn:ScriptTask')) {
    yield 'Skriptoppgaver er ikke tillatt. Bruk en systemoppgave med et navn som ${closeCase}.';
  }
  if (is(node, 'camunda:Script')) {
    yield 'Skript er ikke tillatt i et diagram. Bruk en beslutningstabell, eller et navn som ${closeCase}.';
  }
  if (isAny(node, ['bpmn:FormalExpression', 'bpmn:ConditionalEventDefinition']) && (node.language || node.resource)) {
    yield 'Betingelsen er et skript. Skriv den som et uttrykk, for eksempel ${nextStep == \'close\'}.';
  }
  if (is(node, 'camunda:Connector')) {
    yield 'Koblinger (connector) er ikke tillatt. Bruk en systemoppgave med et navn som ${notifyTeam}.';
  }
  if (is(node, 'bpmn:CallActivity')) {
    if (node.variableMappingClass) {
      yield `Java-klassen «${node.variableMappingClass}» kan ikke stå i diagrammet. Bruk et navn som \${closeCase}.`;
    }
    yield* beanName(node.variableMappingDelegateExpression);
  }
  if (isRun(node)) {
    if (node.class) {
      yield `Java-klassen «${node.class}» kan ikke stå i diagrammet. Bruk et navn som \${closeCase}.`;
    }
    if (node.expression) {
      yield `Uttrykket «${node.expression}» kan ikke stå her. Bruk delegateExpression med et navn som \${closeCase}.`;
    }
    if (node.type) {
      yield `Typen «${node.type}» er ikke tillatt. Bruk delegateExpression med et navn som \${closeCase}.`;
    }
    yield* beanName(node.delegateExpression);
    if (!node.class && !node.expression && !node.type && !node.delegateExpression && !node.script && needsBean(node)) {
      yield 'Systemoppgaven sier ikke hva som skal gjøres. Skriv delegateExpression med et navn som ${closeCase}.';
    }
  }
}

function* beanName(expression) {
  if (expression && !BEAN.test(expression)) {
    yield `«${expression}» er ikke et rent navn. Det skal se slik ut: \${closeCase}.`;
  }
}

function isRun(node) {
  return isAny(node, ['camunda:ServiceTaskLike', 'camunda:ExecutionListener', 'camunda:TaskListener']);
}

function needsBean(node) {
  if (is(node, 'bpmn:MessageEventDefinition')) {
    return is(node.$parent, 'bpmn:ThrowEvent');
  }
  return !is(node, 'bpmn:BusinessRuleTask') || !node.decisionRef;
}

/** The nearest element that the diagram shows. */
function ownerOf(node) {
  return node.$parent && !isAny(node, ['bpmn:FlowElement', 'bpmn:Process']) ? ownerOf(node.$parent) : node;
}
