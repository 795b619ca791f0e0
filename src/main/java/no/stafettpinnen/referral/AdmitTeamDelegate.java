package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${admitTeam}}: everybody in the team reads the case from now on, as long as the consent lasts (I3). */
@ProcessBean("admitTeam")
class AdmitTeamDelegate implements JavaDelegate {

  private final Consents consents;

  AdmitTeamDelegate(Consents consents) {
    this.consents = consents;
  }

  @Override
  public void execute(DelegateExecution execution) {
    consents.admit(UUID.fromString(execution.getProcessBusinessKey()), (String) execution.getVariable(FlowVariable.TEAM.key()), true);
    execution.setVariable(FlowVariable.CONSENT_GIVEN.key(), "yes");
  }
}
