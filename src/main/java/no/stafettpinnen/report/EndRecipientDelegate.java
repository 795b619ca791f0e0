package no.stafettpinnen.report;

import java.util.UUID;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${endRecipient}}: when the outcome is known, barnevern no longer sees the report here, unless another one waits for it. */
@ProcessBean("endRecipient")
class EndRecipientDelegate implements JavaDelegate {

  private final Reports reports;
  private final CaseServices services;

  EndRecipientDelegate(Reports reports, CaseServices services) {
    this.reports = reports;
    this.services = services;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    if (!reports.waitForReceipt(caseId)) {
      services.endRecipients(caseId);
    }
  }
}
