package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Needs for coordination that were reported in a case (R141), and what koordinerende enhet has answered for the time being. */
@Component
public class Needs {

  /**
   * The newest need of a case.
   *
   * @param services how many services it is about
   * @param lasting  {@code long} or {@code short}
   * @param text     {@code what} and {@code wish}
   */
  public record Need(UUID id, String reportedBy, int services, String lasting, boolean serious, JsonNode text) {
  }

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  Needs(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  void report(UUID caseId, String person, String service, ObjectNode need) {
    int services = need.path("services").size();
    boolean serious = "yes".equals(need.remove("serious").asText());
    String lasting = need.remove("lasting").asText();
    jdbc.sql("""
            INSERT INTO coordination_need (id, case_id, reported_at, reported_by, service, services, lasting, serious, need_text)
            VALUES (:id, :case, :now, :person, :service, :services, :lasting, :serious, :text)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("now", OffsetDateTime.now(clock)).param("person", person)
        .param("service", service).param("services", services).param("lasting", lasting).param("serious", serious)
        .param("text", text.write(caseId, need)).update();
  }

  /**
   * What was reported last is reported anew to another municipality, unless nothing came of it.
   *
   * @return whether it was
   */
  boolean repeat(UUID caseId, String person, String service) {
    return jdbc.sql("""
            INSERT INTO coordination_need (id, case_id, reported_at, reported_by, service, services, lasting, serious, need_text)
            SELECT :id, case_id, :now, :person, :service, services, lasting, serious, need_text FROM coordination_need n
            WHERE n.case_id = :case AND n.reported_at = (SELECT MAX(l.reported_at) FROM coordination_need l WHERE l.case_id = :case)
            AND (NOT EXISTS (SELECT 1 FROM right_assessment a WHERE a.case_id = :case AND a.assessed_at >= n.reported_at)
              OR EXISTS (SELECT 1 FROM right_assessment g WHERE g.case_id = :case AND g.assessed_at >= n.reported_at AND g.granted))""")
        .param("id", UUID.randomUUID()).param("now", OffsetDateTime.now(clock)).param("person", person).param("service", service)
        .param("case", caseId).update() > 0;
  }

  void answer(UUID caseId, String person, JsonNode answer) {
    newest(caseId).ifPresent(need -> jdbc.sql("""
            UPDATE coordination_need SET answered_at = :now, answered_by = :person, answer_text = :answer
            WHERE id = :id AND answered_at IS NULL""")
        .param("now", OffsetDateTime.now(clock)).param("person", person).param("answer", text.write(caseId, answer))
        .param("id", need.id()).update());
  }

  /** Whoever asks has asked before whether the case may be read. */
  public Optional<Need> newest(UUID caseId) {
    return jdbc.sql("""
            SELECT id, reported_by, services, lasting, serious, need_text FROM coordination_need WHERE case_id = :case
            ORDER BY reported_at DESC FETCH FIRST 1 ROW ONLY""")
        .param("case", caseId).query((row, n) -> new Need(row.getObject("id", UUID.class), row.getString("reported_by"),
            row.getInt("services"), row.getString("lasting"), row.getBoolean("serious"), text.read(caseId, row.getBytes("need_text"))))
        .optional();
  }
}
