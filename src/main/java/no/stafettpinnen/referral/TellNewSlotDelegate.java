package no.stafettpinnen.referral;

import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${tellNewSlot}}: the meeting that the case waits for gets the new time, and tells everybody who is invited. */
@ProcessBean("tellNewSlot")
class TellNewSlotDelegate implements JavaDelegate {

  private final CaseMessages cases;

  TellNewSlotDelegate(CaseMessages cases) {
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    cases.tell(caseId, CaseMessages.SLOT_MOVED,
        Map.of(FlowVariable.SLOT.key(), execution.getVariable(FlowVariable.SLOT.key())));
  }
}
