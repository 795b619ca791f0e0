import { is } from 'bpmnlint-utils';
import { isPlaceholder } from '../names.mjs';

export default () => ({
  check(node, reporter) {
    const missing = missingLabel(node);
    if (!missing) {
      return;
    }
    const name = node.name?.trim() ?? '';
    if (!name) {
      reporter.report(node.id, missing);
    } else if (name === node.id || isPlaceholder(name)) {
      reporter.report(node.id, `Teksten «${name}» sier ikke hva dette er. Skriv det med ord en kollega forstår.`);
    }
  }
});

function missingLabel(node) {
  if (is(node, 'bpmn:Task') || is(node, 'bpmn:CallActivity') || is(node, 'bpmn:SubProcess') && !node.triggeredByEvent) {
    return 'Oppgaven mangler tekst. Skriv hva noen skal gjøre, for eksempel «Hør barnet».';
  }
  if (is(node, 'bpmn:Event')) {
    return 'Hendelsen mangler tekst. Skriv hva som har hendt, for eksempel «Saken er avsluttet».';
  }
  if (isForkingGateway(node)) {
    return 'Veivalget mangler spørsmål. Skriv det som et spørsmål, for eksempel «Samme nivå videre?».';
  }
  if (is(node, 'bpmn:SequenceFlow') && (isForkingGateway(node.sourceRef) || node.conditionExpression)) {
    return 'Linjen ut av veivalget mangler svar. Skriv svaret på spørsmålet, for eksempel «ja» eller «nei».';
  }
  if (is(node, 'bpmn:Participant') || is(node, 'bpmn:Lane')) {
    return 'Banen mangler tekst. Skriv hvem som har oppgavene i den.';
  }
  return undefined;
}

function isForkingGateway(node) {
  return is(node, 'bpmn:Gateway') && !is(node, 'bpmn:ParallelGateway') && !is(node, 'bpmn:EventBasedGateway')
    && (node.outgoing?.length ?? 0) > 1;
}
