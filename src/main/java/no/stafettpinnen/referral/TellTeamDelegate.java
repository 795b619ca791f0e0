package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${tellTeam}}: tells the team and the baton holder when the case is up. */
@ProcessBean("tellTeam")
class TellTeamDelegate implements JavaDelegate {

  private final Referrals referrals;
  private final TeamMessages messages;

  TellTeamDelegate(Referrals referrals, TeamMessages messages) {
    this.referrals = referrals;
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    referrals.pending(UUID.fromString(execution.getProcessBusinessKey())).ifPresent(messages::booked);
  }
}
