package no.stafettpinnen.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever tries passwords: a source is braked after five attempts at one account, and after thirty at any. The wait
 * doubles from five seconds up to a quarter of an hour and is never for ever; others who log in to the same account from
 * elsewhere notice nothing. Kept in the database, the same for all nodes.
 */
@Component
class LogInBrake {

  static final int FREE_PER_ACCOUNT = 5;
  static final int FREE_PER_SOURCE = 30;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final String ANY_ACCOUNT = "";

  private final JdbcClient jdbc;

  LogInBrake(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** May this source try this account now? Counts the attempt if so, before anybody knows whether the password is right. */
  boolean allows(String source, String account) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    if (isOn(source, ANY_ACCOUNT, FREE_PER_SOURCE, now) || isOn(source, hash(account), FREE_PER_ACCOUNT, now)) {
      return false;
    }
    count(source, ANY_ACCOUNT, now);
    count(source, hash(account), now);
    return true;
  }

  /** The password was right: the attempts at this account were the person's own. */
  void succeeded(String source, String account) {
    jdbc.sql("DELETE FROM log_in_attempt WHERE source = :source AND account = :account")
        .param("source", source).param("account", hash(account)).update();
    jdbc.sql("UPDATE log_in_attempt SET attempts = attempts - 1 WHERE source = :source AND account = :account AND attempts > 0")
        .param("source", source).param("account", ANY_ACCOUNT).update();
  }

  private boolean isOn(String source, String account, int free, OffsetDateTime now) {
    return jdbc.sql("SELECT attempts, last_at FROM log_in_attempt WHERE source = :source AND account = :account")
        .param("source", source).param("account", account)
        .query((row, n) -> now.isBefore(row.getObject("last_at", OffsetDateTime.class).plus(waitAfter(row.getInt("attempts") - free))))
        .optional().orElse(false);
  }

  private static Duration waitAfter(int tooMany) {
    if (tooMany < 0) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tooMany, 20));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private void count(String source, String account, OffsetDateTime now) {
    jdbc.sql("DELETE FROM log_in_attempt WHERE last_at < :forgotten").param("forgotten", now.minus(FORGOTTEN)).update();
    if (increase(source, account, now) == 0) {
      try {
        jdbc.sql("INSERT INTO log_in_attempt (source, account, attempts, last_at) VALUES (:source, :account, 1, :now)")
            .param("source", source).param("account", account).param("now", now).update();
      } catch (DuplicateKeyException atTheSameTime) {
        increase(source, account, now);
      }
    }
  }

  private int increase(String source, String account, OffsetDateTime now) {
    return jdbc.sql("""
            UPDATE log_in_attempt SET attempts = attempts + 1, last_at = :now WHERE source = :source AND account = :account""")
        .param("now", now).param("source", source).param("account", account).update();
  }

  private static String hash(String account) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
          .digest(account.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
