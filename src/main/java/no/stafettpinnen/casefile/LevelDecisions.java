package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decisions about the way on: {@code decision.reason}, and {@code decision.jumpReason} where a level is skipped (R011, R012,
 * R013, I7).
 */
@Component
@Order(4)
class LevelDecisions implements CaseSection {

  private static final String CLOSE = "close";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final ChildViews childViews;
  private final Closing closing;
  private final Clock clock;

  LevelDecisions(JdbcClient jdbc, CaseText text, ChildViews childViews, Closing closing, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.childViews = childViews;
    this.closing = closing;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "decision";
  }

  /** @throws CaseRuleException when the case is to be closed and something is owed to the family */
  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    if (CLOSE.equals(entry.flow().get(FlowVariable.NEXT_STEP))) {
      closing.require(entry.caseId());
    }
    jdbc.sql("""
            INSERT INTO level_decision (id, case_id, child_view, from_level, jump_reason, decided_at, decided_by, decision_text)
            SELECT :id, id, :view, level, :jump, :now, :person, :text FROM case_file WHERE id = :case""")
        .param("id", UUID.randomUUID()).param("view", childViews.latest(entry.caseId()))
        .param("jump", !value.path("jumpReason").asText().isBlank())
        .param("now", OffsetDateTime.now(clock)).param("person", entry.person())
        .param("text", text.write(entry.caseId(), value)).param("case", entry.caseId()).update();
    return Map.of();
  }

  /**
   * Carries the newest decision out: the case is at the new level. Nothing where it is there already, as one from another municipality.
   *
   * @throws CaseRuleException when the level below was skipped without a reason
   */
  void moveTo(UUID caseId, int level) {
    Decision decision = jdbc.sql("""
            SELECT d.id, d.from_level, d.jump_reason, c.level FROM level_decision d JOIN case_file c ON c.id = d.case_id
            WHERE d.case_id = :case ORDER BY d.decided_at DESC FETCH FIRST 1 ROW ONLY""")
        .param("case", caseId).query(Decision.class).single();
    if (level == decision.level()) {
      return;
    }
    if (level > decision.fromLevel() + 1 && !decision.jumpReason()) {
      throw new CaseRuleException("decision.jumpReason", "Skriv hvorfor nivået under ikke er prøvd først.");
    }
    jdbc.sql("UPDATE level_decision SET to_level = :level WHERE id = :id")
        .param("level", level).param("id", decision.id()).update();
    jdbc.sql("UPDATE case_file SET level = :level WHERE id = :case").param("level", level).param("case", caseId).update();
  }

  /** What {@link #moveTo} carries out when other services are out: a consent has ended, and nobody decided anything. */
  void followsFromConsent(UUID caseId) {
    jdbc.sql("""
            INSERT INTO level_decision (id, case_id, child_view, from_level, jump_reason, decided_at, decided_by, decision_text)
            SELECT :id, id, :view, level, FALSE, :now, :nobody, :text FROM case_file WHERE id = :case""")
        .param("id", UUID.randomUUID()).param("view", childViews.latest(caseId)).param("now", OffsetDateTime.now(clock))
        .param("nobody", CaseFile.NOBODY).param("text", text.write(caseId, Map.of("reason", "consentEnded"))).param("case", caseId).update();
  }

  private record Decision(UUID id, int fromLevel, boolean jumpReason, int level) {
  }
}
