package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Complaints about decisions, and what became of them (fvl. §§ 28–34, pbrl. kap. 7). */
@Component
public class Complaints {

  /**
   * One complaint.
   *
   * @param late   whether it came after the last day
   * @param answer {@code changed}, {@code stands} or {@code dismissed}; null while it is being reconsidered
   */
  public record Complaint(UUID id, UUID caseId, UUID decision, LocalDate receivedOn, boolean late, String answer) {
  }

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  Complaints(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  public Complaint find(UUID id) {
    return jdbc.sql("SELECT id, case_id, decision, received_on, late, answer FROM complaint WHERE id = :id").param("id", id)
        .query(Complaint.class).single();
  }

  /** What they wrote. Whoever asks has asked before whether the case may be read. */
  public JsonNode text(Complaint complaint) {
    return jdbc.sql("SELECT complaint_text FROM complaint WHERE id = :id").param("id", complaint.id())
        .query((row, n) -> text.read(complaint.caseId(), row.getBytes("complaint_text"))).single();
  }

  UUID receive(UUID caseId, UUID decision, LocalDate receivedOn, boolean late, String by, JsonNode words) {
    UUID id = UUID.randomUUID();
    jdbc.sql("""
            INSERT INTO complaint (id, case_id, decision, received_on, late, recorded_at, recorded_by, complaint_text)
            VALUES (:id, :case, :decision, :on, :late, :now, :by, :text)""")
        .param("id", id).param("case", caseId).param("decision", decision).param("on", receivedOn).param("late", late)
        .param("now", OffsetDateTime.now(clock)).param("by", by).param("text", text.write(caseId, words)).update();
    return id;
  }

  void answer(Complaint complaint, String answer, String by, JsonNode words) {
    jdbc.sql("UPDATE complaint SET answer = :answer, answered_at = :now, answered_by = :by, answer_text = :text WHERE id = :id")
        .param("answer", answer).param("now", OffsetDateTime.now(clock)).param("by", by)
        .param("text", text.write(complaint.caseId(), words)).param("id", complaint.id()).update();
  }

  void sendOn(Complaint complaint, LocalDate on) {
    jdbc.sql("UPDATE complaint SET sent_on = :on WHERE id = :id").param("on", on).param("id", complaint.id()).update();
  }

  /** @param result {@code upheld}, {@code changed} or {@code returned} */
  void close(Complaint complaint, String result, LocalDate on, JsonNode words) {
    jdbc.sql("UPDATE complaint SET result = :result, result_on = :on, result_text = :text WHERE id = :id").param("result", result)
        .param("on", on).param("text", text.write(complaint.caseId(), words)).param("id", complaint.id()).update();
  }
}
