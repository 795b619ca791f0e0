package no.stafettpinnen.casefile;

import java.util.UUID;

/** A case is another municipality's from now on (R107). Published in the same transaction, when the new one has it. */
public record CaseMoved(UUID caseId) {
}
