package no.stafettpinnen.casefile;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${recordLevel}}: the case moves to the level that was decided ({@code toLevel0} to {@code toLevel3} in
 * {@code nextStep}). Back in the own service, other services no longer take part, unless they have something else to do there.
 */
@ProcessBean("recordLevel")
class RecordLevelDelegate implements JavaDelegate {

  private static final String TO_LEVEL = "toLevel";

  private final LevelDecisions decisions;
  private final CaseServices services;
  private final CaseMessages messages;
  private final List<ServicesThatStay> staying;

  RecordLevelDelegate(LevelDecisions decisions, CaseServices services, CaseMessages messages, List<ServicesThatStay> staying) {
    this.decisions = decisions;
    this.services = services;
    this.messages = messages;
    this.staying = staying;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    String step = (String) execution.getVariable(FlowVariable.NEXT_STEP.key());
    int level = Integer.parseInt(step.substring(TO_LEVEL.length()));
    decisions.moveTo(caseId, level);
    if (level <= 1 && services.endCooperation(caseId, staying(caseId)) > 0) {
      messages.tellOthers(execution, CaseMessages.SERVICES_OUT);
    }
    execution.setVariable(FlowVariable.LEVEL.key(), level);
    execution.setVariable(FlowVariable.OTHER_SERVICES.key(), services.countOthers(caseId));
  }

  private Set<String> staying(UUID caseId) {
    return staying.stream().flatMap(one -> one.in(caseId).stream()).collect(Collectors.toSet());
  }
}
