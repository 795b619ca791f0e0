package no.stafettpinnen.casefile;

import java.util.UUID;

/**
 * Somebody else holds the baton of the case from now on. Published in the same transaction.
 *
 * @param giver    person id of whoever had it
 * @param receiver person id of whoever has it
 * @param service  group id of the service that they have it for
 */
public record BatonPassed(UUID caseId, String giver, String receiver, String service) {
}
