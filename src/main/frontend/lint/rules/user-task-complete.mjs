import { is } from 'bpmnlint-utils';

export default ({ forms }) => ({
  check(node, reporter) {
    const report = message => reporter.report(node.id, message);
    if (is(node, 'bpmn:UserTask')) {
      if (!node.formRef) {
        report('Oppgaven har ikke noe skjema (formRef).');
      }
      if (!node.candidateGroups && !node.candidateUsers) {
        report('Oppgaven sier ikke hvem som kan ta den (candidateGroups).');
      }
      if (!node.documentation?.some(({ text }) => text?.trim())) {
        report('Oppgaven mangler beskrivelse (documentation). Skriv hvordan den gjøres ferdig. Teksten vises i oppgavelisten.');
      }
    }
    if ((is(node, 'bpmn:UserTask') || is(node, 'bpmn:StartEvent')) && node.formRef) {
      if (node.formRef !== node.id) {
        report(`Skjemaet heter «${node.formRef}», men skal hete det samme som oppgaven: «${node.id}».`);
      }
      if (!forms.has(node.formRef)) {
        report(`Skjemaet finnes ikke: forms/${node.formRef}.form.`);
      }
    }
  }
});
