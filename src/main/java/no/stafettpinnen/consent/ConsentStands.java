package no.stafettpinnen.consent;

import java.util.UUID;
import no.stafettpinnen.engine.CaseQuestion;
import org.springframework.stereotype.Component;

/** {@code consentStands}: whether there is a consent to withdraw. */
@Component
class ConsentStands implements CaseQuestion {

  private final ConsentLedger ledger;

  ConsentStands(ConsentLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "consentStands";
  }

  @Override
  public boolean isTrue(UUID caseId) {
    return !ledger.standing(caseId).isEmpty();
  }
}
