package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a person has written in a form and not sent, encrypted like the case file. A start form's draft reserves the id that the
 * case will get, so that a second click can't open a second case.
 */
@Component
class Drafts {

  /** @param opening tells it from a later one of the same person and subject */
  record Draft(UUID caseId, int version, OffsetDateTime savedAt, JsonNode data, UUID opening) {
  }

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  Drafts(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  /** @param subject task id, process key of a start form, or process key and case id of what is begun in a case */
  Optional<Draft> find(String person, String subject) {
    return jdbc.sql("SELECT case_id, version, saved_at, draft_text, opening FROM form_draft WHERE person = :person AND subject = :subject")
        .param("person", person).param("subject", subject)
        .query((row, n) -> {
          UUID caseId = row.getObject("case_id", UUID.class);
          byte[] encrypted = row.getBytes("draft_text");
          return new Draft(caseId, row.getInt("version"), row.getObject("saved_at", OffsetDateTime.class),
              encrypted == null ? null : text.read(caseId, encrypted), row.getObject("opening", UUID.class));
        }).optional();
  }

  /** The case id of this person's next case of this kind. */
  UUID reserveCaseId(String person, String subject) {
    return begin(person, subject, UUID.randomUUID()).caseId();
  }

  /** Notes that the form is open, so that it can be sent once. */
  Draft begin(String person, String subject, UUID caseId) {
    return find(person, subject).orElseGet(() -> {
      UUID opening = UUID.randomUUID();
      insert(person, subject, caseId, 0, null, opening);
      return new Draft(caseId, 0, OffsetDateTime.now(clock), null, opening);
    });
  }

  /**
   * Saves over version {@code expected}.
   *
   * @throws FormProblem when another window has saved since
   */
  Draft save(String person, String subject, UUID caseId, int expected, JsonNode data) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    int updated = jdbc.sql("""
            UPDATE form_draft SET version = version + 1, saved_at = :now, draft_text = :text
            WHERE person = :person AND subject = :subject AND version = :expected""")
        .param("now", now).param("text", text.write(caseId, data)).param("person", person).param("subject", subject)
        .param("expected", expected).update();
    if (updated == 0) {
      find(person, subject).ifPresent(existing -> {
        throw FormProblem.staleDraft(existing.version());
      });
      insert(person, subject, caseId, expected + 1, data, null);
    }
    return new Draft(caseId, expected + 1, now, data, null);
  }

  void discard(String person, String subject) {
    jdbc.sql("DELETE FROM form_draft WHERE person = :person AND subject = :subject")
        .param("person", person).param("subject", subject).update();
  }

  /** Nobody needs a draft of a task that is done. */
  void discardAll(String taskId) {
    jdbc.sql("DELETE FROM form_draft WHERE subject = :subject").param("subject", taskId).update();
  }

  private void insert(String person, String subject, UUID caseId, int version, JsonNode data, UUID opening) {
    jdbc.sql("""
            INSERT INTO form_draft (person, subject, case_id, version, saved_at, draft_text, opening)
            VALUES (:person, :subject, :case, :version, :now, :text, :opening)""")
        .param("person", person).param("subject", subject).param("case", caseId).param("version", version)
        .param("now", OffsetDateTime.now(clock)).param("text", data == null ? null : text.write(caseId, data)).param("opening", opening).update();
  }
}
