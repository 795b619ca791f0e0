import { is } from 'bpmnlint-utils';

export default ({ processes, decisions }) => ({
  check(node, reporter) {
    if (is(node, 'bpmn:CallActivity')) {
      if (!node.calledElement) {
        reporter.report(node.id, 'Det står ikke hvilken prosess som skal kjøres (calledElement).');
      } else if (!isExpression(node.calledElement) && !processes.has(node.calledElement)) {
        reporter.report(node.id, `Prosessen «${node.calledElement}» finnes ikke i processes/.`);
      }
    }
    if (is(node, 'bpmn:BusinessRuleTask') && node.decisionRef
        && !isExpression(node.decisionRef) && !decisions.has(node.decisionRef)) {
      reporter.report(node.id, `Beslutningstabellen «${node.decisionRef}» finnes ikke i processes/.`);
    }
  }
});

function isExpression(text) {
  return /^[$#]\{/.test(text);
}
