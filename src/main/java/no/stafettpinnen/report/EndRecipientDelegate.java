package no.stafettpinnen.report;

import java.util.UUID;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${endRecipient}}: when the outcome is known, barnevern no longer sees the report here, unless another one waits for it or is
 * followed up.
 */
@ProcessBean("endRecipient")
class EndRecipientDelegate implements JavaDelegate {

  private final Reports reports;
  private final CaseServices services;
  private final ServiceDirectory directory;

  EndRecipientDelegate(Reports reports, CaseServices services, ServiceDirectory directory) {
    this.reports = reports;
    this.services = services;
    this.directory = directory;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    if (!reports.waitForReceipt(caseId) && !isAnotherFollowed(execution)) {
      services.endRecipient(caseId, directory.barnevernOf(execution.getTenantId()));
    }
  }

  private static boolean isAnotherFollowed(DelegateExecution execution) {
    return execution.getProcessEngineServices().getRuntimeService().createProcessInstanceQuery()
        .processInstanceBusinessKey(execution.getProcessBusinessKey()).processDefinitionKey(Reporting.FOLLOW_UP).list().stream()
        .anyMatch(run -> !run.getId().equals(execution.getProcessInstanceId()));
  }
}
