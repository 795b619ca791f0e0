package no.stafettpinnen.casefile;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The chain of holders of anything that must have exactly one at every instant (I1): the baton of a case, the coordinator of an
 * ansvarsgruppe, the barnekoordinator of a family. A turn lasts until the next one begins, so there is neither a gap nor an overlap;
 * nothing follows the turn in which it is laid down. Whoever writes here has locked the case.
 */
@Component
class HolderTurns {

  /** Somebody who holds, and the service that they hold it for. */
  record Holder(String person, String service) {
  }

  /** One holder's time; {@code holder} is null in the turn in which it was laid down. */
  record Turn(int turn, String holder, String service, OffsetDateTime since, String kind) {
  }

  /**
   * Condition on what is held, {@code t} with {@code holder}, {@code service} and {@code case_id}: the holder does not work in the service
   * that they hold it for, the service takes no part any more, or they are away for long, and what stands for {@code %s} is not so.
   * {@code :today} is a day.
   */
  static final String GONE = """
      (NOT EXISTS (SELECT 1 FROM ACT_ID_MEMBERSHIP m WHERE m.USER_ID_ = t.holder AND m.GROUP_ID_ = t.service)
        OR NOT EXISTS (SELECT 1 FROM case_service s WHERE s.case_id = t.case_id AND s.service = t.service AND s.state = 'ACTIVE'
          AND (s.own OR %s))
        OR EXISTS (SELECT 1 FROM absence a WHERE a.person = t.holder AND a.stands AND a.long_at IS NOT NULL
          AND a.away_from <= :today AND (a.away_until IS NULL OR a.away_until >= :today) AND NOT (%%s)))"""
      .formatted(CaseServices.COVERED.formatted(":today"));

  private static final String TURNS = "SELECT turn, holder, service, since, kind FROM holder_turn WHERE held = :held ORDER BY turn";

  private final JdbcClient jdbc;
  private final Clock clock;

  HolderTurns(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<Turn> of(UUID held) {
    return jdbc.sql(TURNS).param("held", held).query(Turn.class).list();
  }

  Turn last(UUID held) {
    return jdbc.sql(TURNS + " DESC FETCH FIRST 1 ROW ONLY").param("held", held).query(Turn.class).single();
  }

  /** The first turn; written before the row that points to it. */
  void open(UUID held, Holder holder) {
    insert(held, 1, holder, "OPENED", null);
  }

  /** @return the number of the turn that begins */
  int next(UUID held, Holder holder) {
    Turn last = last(held);
    insert(held, last.turn() + 1, holder, "HANDED_OVER", last.holder());
    return last.turn() + 1;
  }

  /** @param last the turn that ends */
  void layDown(UUID held, Turn last) {
    insert(held, last.turn() + 1, new Holder(null, null), "LAID_DOWN", last.holder());
  }

  private void insert(UUID held, int turn, Holder holder, String kind, String previousHolder) {
    jdbc.sql("""
            INSERT INTO holder_turn (held, turn, holder, service, since, kind, previous_turn, previous_holder)
            VALUES (:held, :turn, :holder, :service, :now, :kind, :previous, :previousHolder)""")
        .param("held", held).param("turn", turn).param("holder", holder.person()).param("service", holder.service())
        .param("now", OffsetDateTime.now(clock)).param("kind", kind)
        .param("previous", turn == 1 ? null : turn - 1).param("previousHolder", previousHolder).update();
  }
}
