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

/** Decisions on rights as they went to the family (fvl. §§ 24–27, pbrl. § 2-7). Nothing in it is ever changed. */
@Component
public class Decisions {

  /**
   * One decision.
   *
   * @param rightCode     code of the right, such as {@code barnekoordinator}
   * @param granted       false where they do not get it
   * @param appointed     person id of whoever is appointed; null where nobody is
   * @param service       group id of the service that they act for
   * @param office        group id of the service that decided
   * @param sentOn        day on which the letter goes
   * @param complainUntil last day for a complaint
   * @param instance      who decides on a complaint in the end
   */
  public record Decision(UUID id, String rightCode, boolean granted, UUID childView, String appointed, String service, OffsetDateTime decidedAt,
                         String decidedBy, String office, LocalDate sentOn, LocalDate complainUntil, String instance) {

    /** Such as "Vedtak om barnekoordinator". */
    public String title() {
      return (granted ? "Vedtak om " : "Avslag på ") + Rights.nameOf(rightCode);
    }
  }

  private static final String ALL = """
      SELECT id, right_code, granted, child_view, appointed, service, decided_at, decided_by, office, sent_on, complain_until, instance
      FROM written_decision WHERE case_id = :case""";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  Decisions(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  /** Those of the case, the newest first. */
  public List<Decision> of(UUID caseId) {
    return jdbc.sql(ALL + " ORDER BY decided_at DESC, id").param("case", caseId).query(Decision.class).list();
  }

  public Optional<Decision> find(UUID caseId, UUID id) {
    return jdbc.sql(ALL + " AND id = :id").param("case", caseId).param("id", id).query(Decision.class).optional();
  }

  /** What was written. Whoever asks has asked before whether the case may be read. */
  JsonNode text(UUID caseId, UUID id) {
    return jdbc.sql("SELECT decision_text FROM written_decision WHERE case_id = :case AND id = :id").param("case", caseId).param("id", id)
        .query((row, n) -> text.read(caseId, row.getBytes("decision_text"))).single();
  }

  void write(UUID caseId, Decision decision, JsonNode words) {
    jdbc.sql("""
            INSERT INTO written_decision (id, case_id, right_code, granted, child_view, appointed, service, decided_at, decided_by, office,
              sent_on, complain_until, instance, decision_text)
            VALUES (:id, :case, :right, :granted, :view, :appointed, :service, :now, :by, :office, :sent, :until, :instance, :text)""")
        .param("id", decision.id()).param("case", caseId).param("right", decision.rightCode())
        .param("granted", decision.granted()).param("view", decision.childView())
        .param("appointed", decision.appointed()).param("service", decision.service()).param("now", OffsetDateTime.now(clock))
        .param("by", decision.decidedBy()).param("office", decision.office()).param("sent", decision.sentOn())
        .param("until", decision.complainUntil()).param("instance", decision.instance()).param("text", text.write(caseId, words)).update();
  }
}
