package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.engine.CaseQuestion;
import no.stafettpinnen.engine.CaseRuns;
import org.springframework.stereotype.Component;

/** {@code noNeedPending}: whether koordinerende enhet is not assessing a need in the case already. */
@Component
class NoNeedPending implements CaseQuestion {

  private final CaseRuns runs;

  NoNeedPending(CaseRuns runs) {
    this.runs = runs;
  }

  @Override
  public String name() {
    return "noNeedPending";
  }

  @Override
  public boolean isTrue(UUID caseId) {
    return !runs.isRunning(caseId, "coordinationNeed");
  }
}
