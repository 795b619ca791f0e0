import { is, isAny } from 'bpmnlint-utils';

const LINES = ['bpmn:SequenceFlow', 'bpmn:MessageFlow', 'bpmn:Association', 'bpmn:DataAssociation'];
const BOXES = ['bpmn:FlowNode', 'bpmn:Participant', 'bpmn:Lane', 'bpmn:Artifact', 'bpmn:DataObjectReference',
  'bpmn:DataStoreReference'];

export default () => {
  const elements = [];
  const shapes = new Map();
  return {
    check: {
      enter(node, reporter) {
        if (isAny(node, [...LINES, ...BOXES])) {
          elements.push(node);
        }
        if (isAny(node, ['bpmndi:BPMNShape', 'bpmndi:BPMNEdge'])) {
          if (node.bpmnElement) {
            shapes.set(node.bpmnElement, node);
          } else {
            reporter.report(node.id, 'Tegningen har en figur eller linje som ikke hører til noe. Slett den.');
          }
        }
      },
      leave(node, reporter) {
        if (is(node, 'bpmn:Definitions')) {
          elements.filter(element => !isDrawn(element, shapes.get(element))).forEach(element =>
            reporter.report(element.id, 'Dette er med i prosessen, men mangler i tegningen.'));
          elements.length = 0;
          shapes.clear();
        }
      }
    }
  };
};

function isDrawn(element, shape) {
  if (!shape) {
    return false;
  }
  return isAny(element, LINES)
    ? is(shape, 'bpmndi:BPMNEdge') && shape.waypoint?.length > 1
    : is(shape, 'bpmndi:BPMNShape') && Boolean(shape.bounds);
}
