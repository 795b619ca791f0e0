package no.stafettpinnen.consent;

import java.util.UUID;

/**
 * A consent was withdrawn or has run out; others may stand. Published in the same transaction.
 *
 * @param purpose code of what it was for, as in the decision table {@code consentRules}
 */
public record ConsentOver(UUID caseId, String purpose) {
}
