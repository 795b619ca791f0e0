package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${admitUnit}}: everybody in koordinerende enhet reads the case from now on, as long as the consent lasts (I3, R140).
 * Nothing where the case is its own.
 */
@ProcessBean("admitUnit")
class AdmitUnitDelegate implements JavaDelegate {

  private final Consents consents;
  private final CaseServices services;
  private final Coordination coordination;

  AdmitUnitDelegate(Consents consents, CaseServices services, Coordination coordination) {
    this.consents = consents;
    this.services = services;
    this.coordination = coordination;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    String unit = coordination.unit(execution);
    if (!unit.equals(services.active(caseId).get(0))) {
      consents.admit(caseId, unit, true);
    }
    execution.setVariable(FlowVariable.CONSENT_GIVEN.key(), "yes");
  }
}
