package no.stafettpinnen.engine;

import java.util.UUID;

/** A question about a case that a diagram asks by name before it is offered there (property {@code onlyWhen}). */
public interface CaseQuestion {

  /** The name that stands in the diagram. */
  String name();

  boolean isTrue(UUID caseId);
}
