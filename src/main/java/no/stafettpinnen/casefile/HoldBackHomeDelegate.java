package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${holdBackHome}}: from now on nothing goes to the home of the child (I2). */
@ProcessBean("holdBackHome")
class HoldBackHomeDelegate implements JavaDelegate {

  private final HomeHold hold;

  HoldBackHomeDelegate(HomeHold hold) {
    this.hold = hold;
  }

  @Override
  public void execute(DelegateExecution execution) {
    hold.begin(UUID.fromString(execution.getProcessBusinessKey()), (String) execution.getVariable(FlowVariable.STARTER.key()));
  }
}
