import { is } from 'bpmnlint-utils';
import { isDuration, MESSAGE } from '../history-time-to-live.mjs';

export default () => ({
  check(node, reporter) {
    if (is(node, 'bpmn:Process') && !isDuration(node.historyTimeToLive)) {
      reporter.report(node.id, MESSAGE);
    }
  }
});
