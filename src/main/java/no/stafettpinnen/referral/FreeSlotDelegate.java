package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${freeSlot}}: the case is up no more, and waits for a new meeting of the same team. */
@ProcessBean("freeSlot")
class FreeSlotDelegate implements JavaDelegate {

  private final Slots slots;

  FreeSlotDelegate(Slots slots) {
    this.slots = slots;
  }

  @Override
  public void execute(DelegateExecution execution) {
    slots.release(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
