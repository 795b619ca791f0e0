package no.stafettpinnen.referral;

import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.deadline.Deadlines;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.referral.Referrals.Referral;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** {@code ${referral}}: what the diagrams ask of the referral that runs in the case. */
@ProcessBean("referral")
public class ReferralState {

  private final Referrals referrals;
  private final Deadlines deadlines;
  private final Clock clock;

  ReferralState(Referrals referrals, Deadlines deadlines, Clock clock) {
    this.referrals = referrals;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** Whether the preparation sheet is filled in. */
  public boolean isPrepared(DelegateExecution execution) {
    return referrals.pending(UUID.fromString(execution.getProcessBusinessKey())).filter(Referral::prepared).isPresent();
  }

  /** When the preparation sheet is due: before the case is up, as the row {@code prepareMeeting} says, or then where that is past. */
  public Date prepareBy(Date slot, DelegateExecution execution) {
    Date wanted = deadlines.reminder("prepareMeeting", slot, execution);
    return wanted.toInstant().isAfter(clock.instant()) ? wanted : slot;
  }
}
