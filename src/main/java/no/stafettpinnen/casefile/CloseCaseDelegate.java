package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${closeCase}}: the baton is laid down, an offer of it withdrawn, measures end, what still runs in the case is told, other services no
 * longer take part. Not while something is owed to the family ({@link AgainstClosing}), unless the diagram says with the property
 * {@code familyHasMoved} that another municipality owes it from now on (R107).
 */
@ProcessBean("closeCase")
class CloseCaseDelegate implements JavaDelegate {

  private static final String FAMILY_HAS_MOVED = "familyHasMoved";

  private final CaseFile caseFile;
  private final Measures measures;
  private final CaseMessages messages;
  private final Closing closing;

  CloseCaseDelegate(CaseFile caseFile, Measures measures, CaseMessages messages, Closing closing) {
    this.caseFile = caseFile;
    this.measures = measures;
    this.messages = messages;
    this.closing = closing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    if (!DiagramProperties.of(execution.getBpmnModelElementInstance()).containsKey(FAMILY_HAS_MOVED)) {
      closing.require(caseId);
    }
    messages.tellOthers(execution, CaseMessages.OFFER_WITHDRAWN, CaseMessages.MOVE_WITHDRAWN, CaseMessages.CASE_CLOSED);
    measures.endAll(caseId);
    caseFile.close(caseId);
  }
}
