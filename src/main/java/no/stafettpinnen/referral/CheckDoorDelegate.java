package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${checkDoor}}: whether the team takes the case as it is now, into the flow variable {@code door}. */
@ProcessBean("checkDoor")
class CheckDoorDelegate implements JavaDelegate {

  private final TeamDoor door;
  private final Referrals referrals;

  CheckDoorDelegate(TeamDoor door, Referrals referrals) {
    this.door = door;
    this.referrals = referrals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean open = referrals.pending(UUID.fromString(execution.getProcessBusinessKey())).map(door::missing).orElseThrow().isEmpty();
    execution.setVariable(FlowVariable.DOOR.key(), open ? "open" : "shut");
  }
}
