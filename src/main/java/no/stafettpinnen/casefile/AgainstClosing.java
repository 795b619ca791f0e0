package no.stafettpinnen.casefile;

import java.util.Optional;
import java.util.UUID;

/** Says why a case can't be closed yet: something is owed to the family that would end with it. */
public interface AgainstClosing {

  /** A sentence for whoever wants to close the case. */
  Optional<String> why(UUID caseId);
}
