package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${endGuide}}: the child has moved and the family did not consent, so the guide stops where it is. */
@ProcessBean("endGuide")
class EndGuideDelegate implements JavaDelegate {

  private final CaseGuide guide;

  EndGuideDelegate(CaseGuide guide) {
    this.guide = guide;
  }

  @Override
  public void execute(DelegateExecution execution) {
    guide.end(UUID.fromString(execution.getProcessBusinessKey()), "movedWithoutConsent");
  }
}
