package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${closeCase}}: the baton is laid down, an offer of it withdrawn, measures end, what still runs in the
 * case is told, other services no longer take part. Not while a complaint waits for its answer. */
@ProcessBean("closeCase")
class CloseCaseDelegate implements JavaDelegate {

  private final CaseFile caseFile;
  private final Measures measures;
  private final CaseMessages messages;
  private final CaseGuide guide;

  CloseCaseDelegate(CaseFile caseFile, Measures measures, CaseMessages messages, CaseGuide guide) {
    this.caseFile = caseFile;
    this.measures = measures;
    this.messages = messages;
    this.guide = guide;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    guide.requireNoComplaint(caseId);
    messages.tellOthers(execution, CaseMessages.OFFER_WITHDRAWN, CaseMessages.MOVE_WITHDRAWN, CaseMessages.CASE_CLOSED);
    measures.endAll(caseId);
    caseFile.close(caseId);
  }
}
