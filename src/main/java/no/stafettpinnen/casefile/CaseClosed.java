package no.stafettpinnen.casefile;

import java.util.UUID;

/** A case was closed, whichever diagram did it. Published in the transaction that closes it. */
public record CaseClosed(UUID caseId) {
}
