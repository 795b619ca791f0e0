package no.stafettpinnen.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Messages between the processes of one case, those that they call among them. They follow the case id, which is the business key. */
@Component
public class CaseMessages {

  private final RuntimeService runtime;
  private final FormGate gate;

  CaseMessages(@Lazy RuntimeService runtime, FormGate gate) {
    this.runtime = runtime;
    this.gate = gate;
  }

  /** Gives the message to everything in the case that waits for it; where nothing waits, nothing happens. */
  public boolean tell(String caseId, String message, Map<String, Object> variables) {
    List<Execution> waiting = runtime.createExecutionQuery().processInstanceBusinessKey(caseId).messageEventSubscriptionName(message).list();
    waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId(), variables));
    return !waiting.isEmpty();
  }

  /** Begins the process that starts with the message, in the same case. */
  public void begin(String caseId, String process, String message, Map<String, Object> variables) {
    gate.open(process, () -> runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseId).setVariables(variables)
        .correlateStartMessage());
  }
}
