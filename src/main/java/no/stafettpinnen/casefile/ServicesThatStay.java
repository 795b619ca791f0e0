package no.stafettpinnen.casefile;

import java.util.Set;
import java.util.UUID;

/** Says which other services have something to do in a case whatever level its guide is at, as long as their consent lasts. */
public interface ServicesThatStay {

  /** Group ids. */
  Set<String> in(UUID caseId);
}
