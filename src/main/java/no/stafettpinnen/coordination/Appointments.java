package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was asked to have a function, what they said about their habilitet (forvaltningsloven § 6, R157), and what followed. */
@Component
class Appointments {

  /**
   * The newest of its kind in a case.
   *
   * @param able {@code yes}, {@code no} or {@code assess}; null until the person has said how they are related to the family
   */
  record Appointment(UUID id, Kind kind, String person, String service, String able) {
  }

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  Appointments(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  Optional<Appointment> newest(UUID caseId, Kind kind) {
    return jdbc.sql("""
            SELECT id, kind, person, service, able FROM appointment WHERE case_id = :case AND kind = :kind
            ORDER BY asked_at DESC FETCH FIRST 1 ROW ONLY""")
        .param("case", caseId).param("kind", kind.name()).query(Appointment.class).optional();
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

  void declare(UUID caseId, Appointment appointment, String relation, String able, JsonNode words) {
    jdbc.sql("UPDATE appointment SET relation = :relation, able = :able, declared_at = :now, declared_text = :text WHERE id = :id")
        .param("relation", relation).param("able", able).param("now", OffsetDateTime.now(clock)).param("text", text.write(caseId, words))
        .param("id", appointment.id()).update();
  }

  void weigh(Appointment appointment, String able) {
    jdbc.sql("UPDATE appointment SET able = :able WHERE id = :id").param("able", able).param("id", appointment.id()).update();
  }
}
