package no.stafettpinnen.municipality;

/** Somebody is away, or will be, or other dates than before are known. Published in the transaction that enters it. */
public record AbsenceEntered(String person) {
}
