package no.stafettpinnen.referral.anonymity;

/**
 * Something in a text that points to a person, by its place only: nothing of the text is in it.
 *
 * @param from first character in the text as it was written
 * @param to   behind the last one
 */
public record Finding(Kind kind, int from, int to) {

  boolean overlaps(Finding other) {
    return from < other.to && other.from < to;
  }
}
