import { is } from 'bpmnlint-utils';
import { isGeneratedId } from '../names.mjs';

// What a process owner can rename in the modeler; shapes and event definitions she cannot.
const NAMED = ['bpmn:Process', 'bpmn:FlowElement', 'bpmn:Participant', 'bpmn:Lane'];

export default () => ({
  check(node, reporter) {
    if (NAMED.some(type => is(node, type)) && !is(node, 'bpmn:DataObject') && isGeneratedId(node.id)) {
      reporter.report(node.id, `Id-en «${node.id}» er laget av tegneprogrammet. Gi den et navn som sier hva det er, `
        + 'for eksempel «hearChild». Statistikk og flytting av saker henger på id-en.');
    }
  }
});
