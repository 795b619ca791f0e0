package no.stafettpinnen.engine;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Gives a message to everything of a case that waits for it, in the caller's transaction. Where nothing waits, nothing happens. */
@Component
public class CaseMessages {

  /** An offer of the baton no longer stands: there is a newer one, or the case is closed. */
  public static final String OFFER_WITHDRAWN = "offerWithdrawn";
  /** Starts the hand-over of a baton whose holder is gone. */
  public static final String HOLDER_GONE = "holderGone";

  private final RuntimeService runtime;

  CaseMessages(RuntimeService runtime) {
    this.runtime = runtime;
  }

  public void tell(UUID caseId, String message) {
    runtime.createExecutionQuery().processInstanceBusinessKey(caseId.toString()).messageEventSubscriptionName(message).list()
        .forEach(waiting -> runtime.messageEventReceived(message, waiting.getId()));
  }
}
