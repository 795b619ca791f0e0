package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${endGuide}}: the guide stops where it is, for the reason of the property {@code reason}, a code that the engine's history keeps. */
@ProcessBean("endGuide")
class EndGuideDelegate implements JavaDelegate {

  private static final String REASON = "reason";

  private final CaseGuide guide;

  EndGuideDelegate(CaseGuide guide) {
    this.guide = guide;
  }

  @Override
  public void execute(DelegateExecution execution) {
    guide.end(UUID.fromString(execution.getProcessBusinessKey()), DiagramProperties.of(execution.getBpmnModelElementInstance()).get(REASON));
  }
}
