package no.stafettpinnen.coordination;

import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${admitUnit}}: everybody in koordinerende enhet reads the case from now on, as long as the consent lasts (I3, R140). */
@ProcessBean("admitUnit")
class AdmitUnitDelegate implements JavaDelegate {

  private final Consents consents;
  private final Coordination coordination;

  AdmitUnitDelegate(Consents consents, Coordination coordination) {
    this.consents = consents;
    this.coordination = coordination;
  }

  @Override
  public void execute(DelegateExecution execution) {
    consents.admit(FunctionStep.caseOf(execution), coordination.unit(execution), true);
    execution.setVariable(FlowVariable.CONSENT_GIVEN.key(), "yes");
  }
}
