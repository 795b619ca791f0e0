package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What services have promised a family, by when, and what they answered (R154, hol. § 7-2 a). */
@Component
public class PromiseLedger {

  /**
   * One promise.
   *
   * @param duty    code, as in the decision table {@code coordinatorDuties}
   * @param service group id of the service that promised
   * @param madeBy  person id of whoever made the agreement with them
   */
  public record Promise(UUID id, UUID caseId, String duty, String service, LocalDate due, String madeBy) {
  }

  private static final String ALL = "SELECT id, case_id, duty, service, due, made_by FROM service_promise ";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  PromiseLedger(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  Promise find(UUID id) {
    return jdbc.sql(ALL + "WHERE id = :id").param("id", id).query(Promise.class).single();
  }

  /** Those that wait for an answer, the one that is due first, first. */
  public List<Promise> unanswered(UUID caseId) {
    return jdbc.sql(ALL + "WHERE case_id = :case AND waits ORDER BY due, id").param("case", caseId)
        .query(Promise.class).list();
  }

  /**
   * A promise as it stands.
   *
   * @param done     {@code yes}, {@code partly} or {@code no}; null while nobody has answered
   * @param isLapsed whether nobody waits for an answer any more
   */
  public record Given(String service, LocalDate askedOn, LocalDate due, String done, LocalDate answeredOn, boolean isLapsed, String what) {
  }

  /** All of the case: those that wait for an answer first, by date. Whoever asks has asked before whether the case may be read. */
  public List<Given> read(UUID caseId) {
    return jdbc.sql("""
            SELECT service, made_at, due, done, answered_at, lapsed_at, promise_text FROM service_promise WHERE case_id = :case
            ORDER BY CASE WHEN answered_at IS NULL AND lapsed_at IS NULL THEN 0 ELSE 1 END, due, id""")
        .param("case", caseId).query((row, n) -> new Given(row.getString("service"), day(row.getObject("made_at", OffsetDateTime.class)),
            row.getObject("due", LocalDate.class), row.getString("done"), day(row.getObject("answered_at", OffsetDateTime.class)),
            row.getObject("lapsed_at") != null, text.read(caseId, row.getBytes("promise_text")).path("what").asText())).list();
  }

  /** Whether nothing has been promised in the case yet. */
  public boolean isFirst(UUID caseId) {
    return jdbc.sql("SELECT COUNT(*) FROM service_promise WHERE case_id = :case").param("case", caseId).query(Integer.class).single() == 0;
  }

  /** What is promised. Whoever asks has asked before whether the case may be read. */
  public Optional<String> what(UUID caseId, UUID id) {
    return jdbc.sql("SELECT promise_text FROM service_promise WHERE case_id = :case AND id = :id").param("case", caseId).param("id", id)
        .query((row, n) -> text.read(caseId, row.getBytes("promise_text")).path("what").asText()).optional();
  }

  void make(UUID caseId, String by, String duty, String service, LocalDate due, JsonNode what) {
    jdbc.sql("""
            INSERT INTO service_promise (id, case_id, duty, service, due, made_at, made_by, begun, waits, promise_text)
            VALUES (:id, :case, :duty, :service, :due, :now, :by, FALSE, TRUE, :what)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("duty", duty).param("service", service).param("due", due)
        .param("now", now()).param("by", by).param("what", text.write(caseId, what)).update();
  }

  /** Those whose service has no task yet; they have from now on. */
  List<Promise> begin(UUID caseId) {
    List<Promise> waiting = jdbc.sql(ALL + "WHERE case_id = :case AND NOT begun ORDER BY due, id").param("case", caseId)
        .query(Promise.class).list();
    jdbc.sql("UPDATE service_promise SET begun = TRUE WHERE case_id = :case AND NOT begun").param("case", caseId).update();
    return waiting;
  }

  /** @param done {@code yes}, {@code partly} or {@code no} */
  void answer(Promise promise, String done, String person, JsonNode answer) {
    jdbc.sql("""
            UPDATE service_promise SET waits = NULL, done = :done, answered_at = :now, answered_by = :person, answer_text = :answer
            WHERE id = :id AND waits""")
        .param("done", done).param("now", now()).param("person", person).param("answer", text.write(promise.caseId(), answer))
        .param("id", promise.id()).update();
  }

  /** Nobody waits for an answer any more. */
  void lapse(Promise promise) {
    jdbc.sql("UPDATE service_promise SET waits = NULL, lapsed_at = :now WHERE id = :id AND waits").param("now", now())
        .param("id", promise.id()).update();
  }

  private LocalDate day(OffsetDateTime moment) {
    return moment == null ? null : moment.atZoneSameInstant(clock.getZone()).toLocalDate();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
