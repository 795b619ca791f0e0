package no.stafettpinnen.readlog;

import java.util.Set;
import java.util.UUID;

/** Says that a reading is in the log, and committed. Only {@link ReadLog} makes one, and nothing of a case is read out without. */
public final class ReadReceipt {

  private final Set<UUID> cases;

  ReadReceipt(Set<UUID> cases) {
    this.cases = Set.copyOf(cases);
  }

  /** The cases that the reading is about. */
  public Set<UUID> cases() {
    return cases;
  }

  /**
   * The case that the reading is about.
   *
   * @throws IllegalStateException when it is not about exactly one
   */
  public UUID caseId() {
    if (cases.size() != 1) {
      throw new IllegalStateException("The reading is about " + cases.size() + " cases");
    }
    return cases.iterator().next();
  }
}
