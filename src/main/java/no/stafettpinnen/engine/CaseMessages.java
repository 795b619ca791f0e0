package no.stafettpinnen.engine;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives a message to everything of a case that waits for it, in the caller's transaction. Where nothing waits, nothing happens. */
@Component
public class CaseMessages {

  /** An offer of the baton no longer stands: there is a newer one, or the case is closed. */
  public static final String OFFER_WITHDRAWN = "offerWithdrawn";
  /** The same of an offer to another municipality. */
  public static final String MOVE_WITHDRAWN = "moveWithdrawn";
  /** Starts the guide of a case that comes from another municipality, or that was opened without a concern. */
  public static final String CASE_MOVED_HERE = "caseMovedHere";
  /** Begins the assessment of rights in the municipality that a family has moved to. */
  public static final String FAMILY_MOVED_HERE = "familyMovedHere";
  /** The meeting of a team is at another time: the variable {@code slot} goes with it. */
  public static final String SLOT_MOVED = "slotMoved";
  /** The case's referral to a team is withdrawn, or the case is closed. */
  public static final String REFERRAL_WITHDRAWN = "referralWithdrawn";
  /** Starts the hand-over of a baton whose holder is gone. */
  public static final String HOLDER_GONE = "holderGone";
  /** The case is being closed, or leaves the municipality: what still runs in it ends. */
  public static final String CASE_CLOSED = "caseClosed";
  /** The case went back to its own service: others take no part any more. */
  public static final String SERVICES_OUT = "servicesOut";

  /** The barnekoordinator is gone: somebody else is to be appointed. */
  public static final String COORDINATOR_GONE = "coordinatorGone";
  /** The coordinator of the ansvarsgruppe is gone. */
  public static final String GROUP_COORDINATOR_GONE = "groupCoordinatorGone";
  /** Whoever is asked to be barnekoordinator works in a service that is out of the case. */
  public static final String APPOINTEE_OUT = "appointeeOut";
  /** The service that stands in is out of the case itself: nobody can have the function any more. */
  public static final String COORDINATION_OVER = "coordinationOver";

  /** Begins what follows when the time of a consent is over. */
  public static final String CONSENT_RAN_OUT = "consentRanOut";

  private record Waiting(String message, String execution) {
  }

  private static final String MESSAGE = "message";

  private final ProcessEngineConfigurationImpl engine;
  private final RuntimeService runtime;
  private final JdbcClient jdbc;
  private final FormGate gate;

  CaseMessages(ProcessEngineConfigurationImpl engine, RuntimeService runtime, JdbcClient jdbc, FormGate gate) {
    this.engine = engine;
    this.runtime = runtime;
    this.jdbc = jdbc;
    this.gate = gate;
  }

  public void tell(UUID caseId, String... messages) {
    waiting(caseId, "-", messages).forEach(waiting -> give(waiting, Map.of()));
  }

  /** The same from within a process of the case, which does not tell itself. */
  public void tellOthers(DelegateExecution execution, String... messages) {
    waiting(UUID.fromString(execution.getProcessBusinessKey()), execution.getProcessInstanceId(), messages)
        .forEach(waiting -> give(waiting, Map.of()));
  }

  /** @return whether anything waited for it */
  public boolean tell(UUID caseId, String message, Map<String, Object> variables) {
    return waiting(caseId, "-", message).stream().filter(waiting -> give(waiting, variables)).count() > 0;
  }

  /** What ended in the same step still waits in the table; the engine knows better. */
  private boolean give(Waiting waiting, Map<String, Object> variables) {
    return engine.getCommandExecutorTxRequired().execute(context -> {
      List<EventSubscriptionEntity> subscriptions = context.getEventSubscriptionManager()
          .findEventSubscriptionsByNameAndExecution(MESSAGE, waiting.message(), waiting.execution(), false);
      subscriptions.forEach(subscription -> subscription.eventReceived(variables, false));
      return !subscriptions.isEmpty();
    });
  }

  /**
   * Begins the process that starts with the message, in the case.
   *
   * @param variables with the municipality, which the process then belongs to
   */
  public void begin(UUID caseId, String process, String message, Map<String, Object> variables) {
    gate.open(process, () -> runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseId.toString())
        .setVariables(variables).correlateStartMessage());
  }

  private List<Waiting> waiting(UUID caseId, String except, String... messages) {
    return jdbc.sql("""
            SELECT S.EVENT_NAME_ AS message, S.EXECUTION_ID_ AS execution FROM ACT_RU_EVENT_SUBSCR S
            JOIN ACT_RU_EXECUTION P ON P.ID_ = S.PROC_INST_ID_
            WHERE P.BUSINESS_KEY_ = :case AND S.EVENT_TYPE_ = :type AND S.EVENT_NAME_ IN (:messages)
              AND P.ID_ <> :except""")
        .param("case", caseId.toString()).param("type", MESSAGE).param("except", except)
        .param("messages", List.of(messages)).query(Waiting.class).list();
  }
}
