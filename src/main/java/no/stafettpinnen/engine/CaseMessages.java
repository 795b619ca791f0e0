package no.stafettpinnen.engine;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/** Gives a message to everything of a case that waits for it, in the caller's transaction. Where nothing waits, nothing happens. */
@Component
public class CaseMessages {

  /** An offer of the baton no longer stands: there is a newer one, or the case is closed. */
  public static final String OFFER_WITHDRAWN = "offerWithdrawn";
  /** Starts the hand-over of a baton whose holder is gone. */
  public static final String HOLDER_GONE = "holderGone";

  private final RuntimeService runtime;
  private final FormGate gate;

  CaseMessages(RuntimeService runtime, FormGate gate) {
    this.runtime = runtime;
    this.gate = gate;
  }

  public void tell(UUID caseId, String message) {
    tell(caseId, message, Map.of());
  }

  /** @return whether anything waited for it */
  public boolean tell(UUID caseId, String message, Map<String, Object> variables) {
    List<Execution> waiting = runtime.createExecutionQuery().processInstanceBusinessKey(caseId.toString())
        .messageEventSubscriptionName(message).list();
    waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId(), variables));
    return !waiting.isEmpty();
  }

  /** Begins the process that starts with the message, in the same case. */
  public void begin(UUID caseId, String process, String message, Map<String, Object> variables) {
    gate.open(process, () -> runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseId.toString())
        .setVariables(variables).correlateStartMessage());
  }
}
