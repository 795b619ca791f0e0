package no.stafettpinnen.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * What a stored filter says instead of an expression, because stored expressions are code that anybody could plant
 * (CVE-2026-109432): a name that stands for whoever asks, and a date of 1970 that stands for a time counted from now.
 */
public final class StoredTaskQuery {

  /** Assignee: whoever asks. */
  public static final String ME = "@meg";
  private static final Duration LONGEST = Duration.ofDays(365);

  private StoredTaskQuery() {
  }

  /** A due date: so long after the moment of asking. At most a year. */
  public static Date fromNow(Duration duration) {
    return Date.from(Instant.EPOCH.plus(duration));
  }

  static boolean isRelative(Date date) {
    return !date.toInstant().isAfter(Instant.EPOCH.plus(LONGEST));
  }
}
