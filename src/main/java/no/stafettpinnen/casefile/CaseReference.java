package no.stafettpinnen.casefile;

import java.util.Locale;
import java.util.UUID;

/** Short name of a case for people, the same everywhere; says nothing of whom it is about. */
public final class CaseReference {

  private static final int LENGTH = 6;

  private CaseReference() {
  }

  public static String of(UUID caseId) {
    return caseId.toString().substring(0, LENGTH).toUpperCase(Locale.ROOT);
  }
}
