package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${beginGuide}}: the guide of a case that was not opened with a concern, at the level that the case is at. So it has its measures,
 * its evaluation and its end as any other.
 */
@ProcessBean("beginGuide")
class BeginGuideDelegate implements JavaDelegate {

  private final CaseFile caseFile;
  private final CaseGuide guide;

  BeginGuideDelegate(CaseFile caseFile, CaseGuide guide) {
    this.caseFile = caseFile;
    this.guide = guide;
  }

  @Override
  public void execute(DelegateExecution execution) {
    guide.goOn(caseFile.find(UUID.fromString(execution.getProcessBusinessKey())).orElseThrow());
  }
}
