package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.engine.CaseQuestion;
import org.springframework.stereotype.Component;

/** {@code decisionWritten}: whether there is a decision in the case that somebody can complain about. */
@Component
class DecisionStands implements CaseQuestion {

  private final Decisions decisions;

  DecisionStands(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public String name() {
    return "decisionWritten";
  }

  @Override
  public boolean isTrue(UUID caseId) {
    return !decisions.of(caseId).isEmpty();
  }
}
