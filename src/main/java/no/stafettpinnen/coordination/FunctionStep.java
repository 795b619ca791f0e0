package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.engine.DiagramProperties;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Which function a step of a diagram is about: its property {@code function}. */
final class FunctionStep {

  private static final String FUNCTION = "function";

  private FunctionStep() {
  }

  static Kind kind(DelegateExecution execution) {
    return Kind.valueOf(DiagramProperties.of(execution.getBpmnModelElementInstance()).get(FUNCTION));
  }

  static UUID caseOf(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }
}
