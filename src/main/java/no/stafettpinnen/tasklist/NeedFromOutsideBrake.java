package no.stafettpinnen.tasklist;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often the form for those without an account may be sent: {@value #MOST_FROM_ONE} times an hour from one address (of IPv6: from one
 * network, whose addresses are all the sender's), and {@value #MOST_FROM_ALL} times from all together. Kept in the database, the same for
 * all nodes, and cleared away by whoever sends the form two hours later. What is not filled in right counts too.
 */
@Component
class NeedFromOutsideBrake {

  static final int MOST_FROM_ONE = 20;
  static final int MOST_FROM_ALL = 200;
  private static final String ALL = "*";
  private static final int LONGEST = 64;

  private final JdbcClient jdbc;
  private final Clock clock;

  NeedFromOutsideBrake(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** May the form be sent from this address now? It is counted. */
  boolean allows(String address) {
    String source = networkOf(address);
    OffsetDateTime hour = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.HOURS);
    jdbc.sql("DELETE FROM need_from_outside_count WHERE hour_from < :forgotten").param("forgotten", hour.minusHours(1)).update();
    boolean own = count(source, hour) <= MOST_FROM_ONE;
    return own && count(ALL, hour) <= MOST_FROM_ALL;
  }

  /** The first 64 bits of an address of IPv6; another as it is. */
  static String networkOf(String address) {
    if (!address.contains(":")) {
      return shortened(address);
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 16 ? HexFormat.ofDelimiter(":").formatHex(bytes, 0, 8) + "::/64" : shortened(address);
    } catch (UnknownHostException noAddress) {
      return shortened(address);
    }
  }

  private static String shortened(String address) {
    return address.substring(0, Math.min(address.length(), LONGEST));
  }

  private int count(String source, OffsetDateTime hour) {
    if (increase(source, hour) == 0) {
      try {
        jdbc.sql("INSERT INTO need_from_outside_count (source, hour_from, requests) VALUES (:source, :hour, 1)")
            .param("source", source).param("hour", hour).update();
      } catch (DuplicateKeyException atTheSameTime) {
        increase(source, hour);
      }
    }
    return jdbc.sql("SELECT requests FROM need_from_outside_count WHERE source = :source AND hour_from = :hour")
        .param("source", source).param("hour", hour).query(Integer.class).single();
  }

  private int increase(String source, OffsetDateTime hour) {
    return jdbc.sql("UPDATE need_from_outside_count SET requests = requests + 1 WHERE source = :source AND hour_from = :hour")
        .param("source", source).param("hour", hour).update();
  }
}
