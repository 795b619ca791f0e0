package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Answers the diagrams who holds the baton of their case, so that the task lands with that person and their service (R089). */
@ProcessBean("baton")
public class Baton {

  private final BatonLedger ledger;
  private final BatonDeciders deciders;

  Baton(BatonLedger ledger, BatonDeciders deciders) {
    this.ledger = ledger;
    this.deciders = deciders;
  }

  /** Person id of the holder. */
  public String holder(DelegateExecution execution) {
    return current(execution).person();
  }

  /** Group id of the service that the holder acts for. */
  public String service(DelegateExecution execution) {
    return current(execution).service();
  }

  /** Person id of the one who is offered the baton; null when it is open to everybody in the service. */
  public String offeredTo(DelegateExecution execution) {
    return pending(execution).person();
  }

  /** Group id of the service where the baton is offered. */
  public String offeredService(DelegateExecution execution) {
    return pending(execution).service();
  }

  /** Group id of those who decide when nobody answers: see {@link BatonDeciders}. */
  public String deciders(DelegateExecution execution) {
    return deciders.group(caseOf(execution));
  }

  private BatonLedger.Offer pending(DelegateExecution execution) {
    return ledger.pending(caseOf(execution)).orElseThrow();
  }

  private BatonLedger.Holder current(DelegateExecution execution) {
    return ledger.holder(caseOf(execution)).orElseThrow();
  }

  private static UUID caseOf(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }
}
