package no.stafettpinnen.referral;

import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${tellNewSlot}}: the meeting that the case waits for, the team and the baton holder get the new time. */
@ProcessBean("tellNewSlot")
class TellNewSlotDelegate implements JavaDelegate {

  private final Referrals referrals;
  private final TeamMessages messages;
  private final CaseMessages cases;

  TellNewSlotDelegate(Referrals referrals, TeamMessages messages, CaseMessages cases) {
    this.referrals = referrals;
    this.messages = messages;
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    cases.tell(caseId, CaseMessages.SLOT_MOVED,
        Map.of(FlowVariable.SLOT.key(), execution.getVariable(FlowVariable.SLOT.key())));
    referrals.pending(caseId).ifPresent(messages::booked);
  }
}
