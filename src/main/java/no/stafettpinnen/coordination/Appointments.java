package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was asked to have a function, what they said about their habilitet (forvaltningsloven § 6, R157), and what followed. */
@Component
public class Appointments {

  /**
   * The newest of its kind in a case.
   *
   * @param relation code, as in the decision table {@code habilitet}; null until the person has said how they are related to the family
   * @param able     {@code yes}, {@code no} or {@code assess}; null until the table has been asked
   */
  public record Appointment(UUID id, Kind kind, String person, String service, String relation, String able) {
  }

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  Appointments(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  public Optional<Appointment> newest(UUID caseId, Kind kind) {
    return jdbc.sql("""
            SELECT id, kind, person, service, relation, able FROM appointment WHERE case_id = :case AND kind = :kind
            ORDER BY asked_at DESC, id FETCH FIRST 1 ROW ONLY""")
        .param("case", caseId).param("kind", kind.name()).query(Appointment.class).optional();
  }

  Appointment require(UUID caseId, Kind kind) {
    return newest(caseId, kind).orElseThrow(() -> new IllegalStateException("Nobody was asked"));
  }

  /** What the child thinks of it, as it was written down when somebody was last found for it; empty where nobody was. */
  Optional<UUID> childView(UUID caseId, Kind kind) {
    return jdbc.sql("""
            SELECT child_view FROM appointment WHERE case_id = :case AND kind = :kind AND child_view IS NOT NULL
            ORDER BY asked_at DESC, id FETCH FIRST 1 ROW ONLY""")
        .param("case", caseId).param("kind", kind.name()).query(UUID.class).optional();
  }

  /** Ids of those who were found not to be able. */
  public Set<String> unable(UUID caseId, Kind kind) {
    return jdbc.sql("SELECT DISTINCT person FROM appointment WHERE case_id = :case AND kind = :kind AND able = 'no'")
        .param("case", caseId).param("kind", kind.name()).query(String.class).set();
  }

  /** What whoever was asked last wrote about their habilitet. Whoever asks has asked before whether the case may be read. */
  public Optional<JsonNode> declared(UUID caseId, Kind kind) {
    return newest(caseId, kind).flatMap(newest -> jdbc
        .sql("SELECT declared_text FROM appointment WHERE id = :id AND declared_text IS NOT NULL")
        .param("id", newest.id()).query((row, n) -> text.read(caseId, row.getBytes("declared_text"))).optional());
  }

  /** @param childView what the child thinks of it (I6); null for somebody who replaces another in the same service */
  void ask(UUID caseId, Kind kind, String person, String service, String by, UUID childView, JsonNode words) {
    jdbc.sql("""
            INSERT INTO appointment (id, case_id, kind, person, service, child_view, asked_at, asked_by, appointment_text)
            VALUES (:id, :case, :kind, :person, :service, CAST(:view AS UUID), :now, :by, :text)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("kind", kind.name()).param("person", person)
        .param("service", service).param("view", childView == null ? null : childView.toString())
        .param("now", OffsetDateTime.now(clock)).param("by", by).param("text", text.write(caseId, words)).update();
  }

  void declare(UUID caseId, Appointment appointment, String relation, JsonNode words) {
    jdbc.sql("UPDATE appointment SET relation = :relation, declared_at = :now, declared_text = :text WHERE id = :id")
        .param("relation", relation).param("now", OffsetDateTime.now(clock)).param("text", text.write(caseId, words))
        .param("id", appointment.id()).update();
  }

  /** What the table says. */
  void find(Appointment appointment, String able) {
    jdbc.sql("UPDATE appointment SET able = :able WHERE id = :id").param("able", able).param("id", appointment.id()).update();
  }

  /** What the leader has come to, where the table leaves it to a person. */
  void weigh(UUID caseId, Appointment appointment, String able, String by, JsonNode why) {
    jdbc.sql("UPDATE appointment SET able = :able, weighed_at = :now, weighed_by = :by, weighed_text = :why WHERE id = :id")
        .param("able", able).param("now", OffsetDateTime.now(clock)).param("by", by).param("why", text.write(caseId, why))
        .param("id", appointment.id()).update();
  }
}
