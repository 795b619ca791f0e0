package no.stafettpinnen.municipality;

/** A person's absence counts as long from now on (I1). Published in the transaction that says so. */
public record LongAway(String person) {
}
