package no.stafettpinnen.engine;

import java.util.List;

/** What becomes of the steps that reach the home, those with the property {@code homeStep}, while nothing may go to it (I2). */
public interface HomeSteps {

  /** Whether nothing may go to the home of this case now. */
  boolean areHeld(String caseId);

  /** @param names of the steps that were not done, as the diagram names them */
  void skipped(String caseId, List<String> names);
}
