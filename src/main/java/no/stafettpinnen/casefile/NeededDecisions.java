package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Services that only an office can give, which were found to be needed in a case (R133), and what the office has answered. */
@Component
public class NeededDecisions {

  private final JdbcClient jdbc;
  private final CaseText text;
  private final ChildViews childViews;
  private final Clock clock;

  NeededDecisions(JdbcClient jdbc, CaseText text, ChildViews childViews, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.childViews = childViews;
    this.clock = clock;
  }

  /**
   * @param office group id of the service that is asked
   * @throws CaseRuleException when the child's view has not been recorded (I6)
   */
  public void ask(UUID caseId, String office, String person, JsonNode request) {
    jdbc.sql("""
            INSERT INTO needed_decision (id, case_id, child_view, office, asked_at, asked_by, request_text)
            VALUES (:id, :case, :view, :office, :now, :person, :request)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("view", childViews.latest(caseId)).param("office", office)
        .param("now", OffsetDateTime.now(clock)).param("person", person).param("request", text.write(caseId, request)).update();
  }

  /** Answers what this office has waited with the longest. */
  public void answer(UUID caseId, String office, String person, JsonNode answer) {
    jdbc.sql("""
            UPDATE needed_decision SET answered_at = :now, answered_by = :person, answer_text = :answer WHERE id = (
              SELECT id FROM needed_decision WHERE case_id = :case AND office = :office AND answered_at IS NULL
              ORDER BY asked_at FETCH FIRST 1 ROW ONLY)""")
        .param("now", OffsetDateTime.now(clock)).param("person", person).param("answer", text.write(caseId, answer))
        .param("case", caseId).param("office", office).update();
  }
}
