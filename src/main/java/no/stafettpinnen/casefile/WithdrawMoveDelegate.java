package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${withdrawMove}}: the other municipality's service is not asked any more. */
@ProcessBean("withdrawMove")
class WithdrawMoveDelegate implements JavaDelegate {

  private final CaseServices services;

  WithdrawMoveDelegate(CaseServices services) {
    this.services = services;
  }

  @Override
  public void execute(DelegateExecution execution) {
    services.endInvitation(UUID.fromString(execution.getProcessBusinessKey()),
        (String) execution.getVariable(FlowVariable.RECEIVING_SERVICE.key()));
  }
}
