package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether anything may reach the home (I2, R093, R101): nothing from the moment that somebody suspects violence, abuse or danger,
 * until a named person says that it may. Whoever would send something to the home asks here, in the transaction that sends it.
 */
@Component
public class HomeHold {

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  HomeHold(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  public boolean isOn(UUID caseId) {
    return jdbc.sql("SELECT COUNT(*) FROM home_hold WHERE case_id = :case AND holding").param("case", caseId)
        .query(Integer.class).single() > 0;
  }

  /** Whether a suspicion was raised after {@code time} that holds everything back. */
  boolean isNewerThan(UUID caseId, Instant time) {
    return jdbc.sql("SELECT COUNT(*) FROM home_hold WHERE case_id = :case AND holding AND begun_at > :time")
        .param("case", caseId).param("time", time.atOffset(ZoneOffset.UTC)).query(Integer.class).single() > 0;
  }

  /** Who raised the newest suspicion that holds everything back; empty where nothing is held back. */
  Optional<String> begunBy(UUID caseId) {
    return jdbc.sql("SELECT begun_by FROM home_hold WHERE case_id = :case AND holding").param("case", caseId).query(String.class).optional();
  }

  /** From now on nothing goes to the home. Where it is so already, it stays so, until somebody has clarified this suspicion too. */
  @Transactional
  public void begin(UUID caseId, String person) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql("UPDATE home_hold SET begun_at = :now, begun_by = :person WHERE case_id = :case AND holding")
        .param("now", now).param("person", person).param("case", caseId).update();
    jdbc.sql("""
            INSERT INTO home_hold (case_id, hold, holding, begun_at, begun_by)
            SELECT c.id, (SELECT COUNT(*) + 1 FROM home_hold h WHERE h.case_id = c.id), TRUE, :now, :person FROM case_file c
            WHERE c.id = :case AND NOT EXISTS (SELECT 1 FROM home_hold h WHERE h.case_id = c.id AND h.holding)""")
        .param("case", caseId).param("now", now).param("person", person).update();
  }

  /** @param why what the person wrote: who clarified it, and how */
  @Transactional
  void lift(UUID caseId, String person, JsonNode why) {
    jdbc.sql("""
            UPDATE home_hold SET holding = NULL, lifted_at = :now, lifted_by = :person, lift_text = :why
            WHERE case_id = :case AND holding""")
        .param("now", OffsetDateTime.now(clock)).param("person", person).param("why", text.write(caseId, why))
        .param("case", caseId).update();
  }
}
