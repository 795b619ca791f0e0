package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${passOn}}: the case goes on to the broader team of the profile, with what was written for the first one (R119, R126). */
@ProcessBean("passOn")
class PassOnDelegate implements JavaDelegate {

  private final Referrals referrals;
  private final Teams teams;
  private final ServiceDirectory directory;

  PassOnDelegate(Referrals referrals, Teams teams, ServiceDirectory directory) {
    this.referrals = referrals;
    this.teams = teams;
    this.directory = directory;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Referrals.Referral referral = referrals.pending(UUID.fromString(execution.getProcessBusinessKey())).orElseThrow();
    String forum = teams.profile(referral.forum()).map(Forum::escalatesTo).filter(code -> !code.isEmpty())
        .orElseThrow(() -> new CaseRuleException("flow.meetingOutcome", "Teamet har ikke noe bredere team å sende saken til."));
    String team = teams.group(forum, referral.service());
    if (directory.service(team).isEmpty()) {
      throw new CaseRuleException("flow.meetingOutcome", "Det bredere teamet er ikke registrert. Be den som har ansvar for Stafettpinnen, om det.");
    }
    referrals.passOn(referral, team);
    execution.setVariable(FlowVariable.FORUM.key(), forum);
    execution.setVariable(FlowVariable.TEAM.key(), team);
    execution.setVariable(FlowVariable.CONSENT_GIVEN.key(), "no");
  }
}
