package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${admitPair}}: the two services that must coordinate take part in the case, as long as their consent lasts (I3, R136). */
@ProcessBean("admitPair")
class AdmitPairDelegate implements JavaDelegate {

  private final Coordination coordination;
  private final CaseServices services;
  private final Consents consents;

  AdmitPairDelegate(Coordination coordination, CaseServices services, Consents consents) {
    this.coordination = coordination;
    this.services = services;
    this.consents = consents;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    coordination.pair(execution).stream().filter(service -> !services.active(caseId).contains(service))
        .forEach(service -> consents.admit(caseId, service, false));
  }
}
