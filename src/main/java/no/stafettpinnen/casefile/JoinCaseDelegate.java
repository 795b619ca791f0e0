package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${joinCase}}: the invited service has said yes and takes part from now on. */
@ProcessBean("joinCase")
class JoinCaseDelegate implements JavaDelegate {

  private final CaseServices services;

  JoinCaseDelegate(CaseServices services) {
    this.services = services;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    services.join(caseId, (String) execution.getVariable(FlowVariable.INVITED_SERVICE.key()));
    execution.setVariable(FlowVariable.OTHER_SERVICES.key(), services.countOthers(caseId));
  }
}
