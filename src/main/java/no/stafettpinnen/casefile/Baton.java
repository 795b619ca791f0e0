package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Answers the diagrams who holds the baton of their case, so that the task lands with that person and their service (R089). */
@ProcessBean("baton")
public class Baton {

  private final BatonLedger ledger;

  Baton(BatonLedger ledger) {
    this.ledger = ledger;
  }

  /** Person id of the holder. */
  public String holder(DelegateExecution execution) {
    return current(execution).person();
  }

  /** Group id of the service that the holder acts for. */
  public String service(DelegateExecution execution) {
    return current(execution).service();
  }

  private BatonLedger.Holder current(DelegateExecution execution) {
    return ledger.holder(UUID.fromString(execution.getProcessBusinessKey())).orElseThrow();
  }
}
