package no.stafettpinnen.notification;

import java.util.UUID;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${holdBackHome}}: from now on nothing goes to the child's home, and what was not sent yet is withdrawn (I2). */
@ProcessBean("holdBackHome")
class HoldBackHomeDelegate implements JavaDelegate {

  private final HomeHold hold;
  private final HomeMessages messages;

  HoldBackHomeDelegate(HomeHold hold, HomeMessages messages) {
    this.hold = hold;
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    hold.begin(caseId, (String) execution.getVariable(FlowVariable.STARTER.key()));
    messages.withdraw(caseId);
  }
}
