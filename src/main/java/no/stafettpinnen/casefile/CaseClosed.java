package no.stafettpinnen.casefile;

import java.util.UUID;

/** A case was closed, whichever diagram did it, or is about to go to another municipality. Published in the same transaction. */
public record CaseClosed(UUID caseId) {
}
