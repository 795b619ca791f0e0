package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseText;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Complaints about decisions, and what became of them (fvl. §§ 28–34, pbrl. kap. 7). */
@Component
public class Complaints {

  /**
   * One complaint.
   *
   * @param late       whether it came after the last day
   * @param answer     {@code changed}, {@code stands} or {@code dismissed}; null while it is being reconsidered
   * @param answeredAt null while it is being reconsidered
   * @param sentOn     day on which it was sent to whoever decides in the end; null where it was not
   * @param result     {@code upheld}, {@code changed} or {@code returned}; null while nobody else has decided
   */
  public record Complaint(UUID id, UUID caseId, UUID decision, LocalDate receivedOn, boolean late, OffsetDateTime recordedAt, String answer,
                          OffsetDateTime answeredAt, String answeredBy, LocalDate sentOn, String result) {

    /** Whether the family can have the answer in writing: at once, or when it has been sent on. */
    public boolean isAnswered() {
      return answer != null && (!"stands".equals(answer) || sentOn != null);
    }

    /** Whether somebody has yet to do something with it. */
    public boolean isOpen() {
      return answer == null || "stands".equals(answer) && result == null;
    }
  }

  private static final String ALL =
      "SELECT id, case_id, decision, received_on, late, recorded_at, answer, answered_at, answered_by, sent_on, result FROM complaint ";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  Complaints(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  public Complaint find(UUID id) {
    return jdbc.sql(ALL + "WHERE id = :id").param("id", id).query(Complaint.class).single();
  }

  /** Those of the case, the newest first. */
  public List<Complaint> of(UUID caseId) {
    return jdbc.sql(ALL + "WHERE case_id = :case ORDER BY recorded_at DESC, id").param("case", caseId).query(Complaint.class).list();
  }

  /** By when the open task about each complaint of the case is to be done, in Europe/Oslo. */
  public Map<UUID, LocalDate> due(UUID caseId) {
    Map<UUID, LocalDate> due = new HashMap<>();
    jdbc.sql("""
            SELECT v.TEXT_ AS complaint, k.DUE_DATE_ AS due FROM ACT_RU_EXECUTION e JOIN ACT_RU_TASK k ON k.PROC_INST_ID_ = e.ID_
            JOIN ACT_RU_VARIABLE v ON v.PROC_INST_ID_ = e.ID_ AND v.NAME_ = :complaint
            WHERE e.BUSINESS_KEY_ = :case AND k.DUE_DATE_ IS NOT NULL""")
        .param("complaint", FlowVariable.COMPLAINT.key()).param("case", caseId.toString())
        .query(row -> {
          due.put(UUID.fromString(row.getString("complaint")), LocalDate.ofInstant(row.getTimestamp("due").toInstant(), clock.getZone()));
        });
    return due;
  }

  /** Empty where it is not of this case, or not answered yet. */
  Optional<Complaint> answered(UUID caseId, UUID id) {
    return jdbc.sql(ALL + "WHERE case_id = :case AND id = :id").param("case", caseId).param("id", id).query(Complaint.class).optional()
        .filter(Complaint::isAnswered);
  }

  /** What was answered. Whoever asks has asked before whether the case may be read. */
  JsonNode answerText(Complaint complaint) {
    return jdbc.sql("SELECT answer_text FROM complaint WHERE id = :id").param("id", complaint.id())
        .query((row, n) -> text.read(complaint.caseId(), row.getBytes("answer_text"))).single();
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
