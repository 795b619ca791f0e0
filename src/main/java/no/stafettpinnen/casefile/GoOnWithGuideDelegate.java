package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${goOnWithGuide}}: the guide goes on at the level that the case is at, by the message of the property {@code begins}. Nothing where
 * it runs already, so that an open case is never without it.
 */
@ProcessBean("goOnWithGuide")
class GoOnWithGuideDelegate implements JavaDelegate {

  private static final String BEGINS = "begins";

  private final CaseGuide guide;
  private final CaseFile caseFile;

  GoOnWithGuideDelegate(CaseGuide guide, CaseFile caseFile) {
    this.guide = guide;
    this.caseFile = caseFile;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    CaseFile.Header header = caseFile.find(caseId).orElseThrow();
    if (header.open() && !guide.isRunning(caseId)) {
      guide.goOn(header, DiagramProperties.of(execution.getBpmnModelElementInstance()).get(BEGINS));
    }
  }
}
