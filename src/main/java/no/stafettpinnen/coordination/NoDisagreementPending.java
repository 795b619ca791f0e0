package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.engine.CaseQuestion;
import org.springframework.stereotype.Component;

/** {@code noDisagreementPending}: whether the municipality is not settling already who coordinates. */
@Component
class NoDisagreementPending implements CaseQuestion {

  private final Disagreements disagreements;

  NoDisagreementPending(Disagreements disagreements) {
    this.disagreements = disagreements;
  }

  @Override
  public String name() {
    return "noDisagreementPending";
  }

  @Override
  public boolean isTrue(UUID caseId) {
    return disagreements.pending(caseId).isEmpty();
  }
}
