package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.referral.Referrals.Outcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${endReferral}}: the referral runs no more, and its place in the meeting is free. The element's property {@code outcome} says how
 * it ended: {@code DONE}, {@code SUSPICION}, {@code NO_CONSENT} or {@code WITHDRAWN}. Its meeting, which ends with it, is
 * called off by {@code teamMeeting}.
 */
@ProcessBean("endReferral")
class EndReferralDelegate implements JavaDelegate {

  private static final String OUTCOME = "outcome";

  private final Referrals referrals;

  EndReferralDelegate(Referrals referrals) {
    this.referrals = referrals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    Outcome outcome = Outcome.valueOf(DiagramProperties.of(execution.getBpmnModelElementInstance()).get(OUTCOME));
    if (referrals.pending(caseId).isPresent()) {
      referrals.end(caseId, outcome);
    }
  }
}
