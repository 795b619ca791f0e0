package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which team a case is referred to, and how it went. A case is with one team at a time. */
@Component
public class Referrals {

  /** How a referral ended. */
  public enum Outcome { DONE, PASSED_ON, WITHDRAWN, NO_CONSENT, SUSPICION }

  /**
   * A referral that runs.
   *
   * @param service the service that refers
   * @param slotAt  when the case is up; null as long as nobody knows
   */
  public record Referral(UUID id, UUID caseId, String team, String forum, String service, String referredBy, OffsetDateTime referredAt,
                         OffsetDateTime slotAt, boolean prepared) {
  }

  /** What was written for a team that the case was referred to, oldest first. {@code preparation} is null where there is none. */
  public record Written(String team, JsonNode question, JsonNode preparation) {
  }

  private static final String REFERRAL = """
      SELECT id, case_id, team, forum, service, referred_by, referred_at, slot_at, preparation_text IS NOT NULL AS prepared
      FROM team_referral WHERE pending AND\s""";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  Referrals(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  /**
   * @param question what the team is asked
   * @throws CaseRuleException when the case is with a team already
   */
  @Transactional
  public void refer(UUID caseId, String team, String person, String service, JsonNode question) {
    if (pending(caseId).isPresent()) {
      throw new CaseRuleException("referral.team", "Saken er meldt til et team allerede. Vent til det er ferdig, eller trekk saken derfra først.");
    }
    insert(caseId, team, person, service, text.write(caseId, question), null);
  }

  private void insert(UUID caseId, String team, String person, String service, byte[] question, UUID passedFrom) {
    jdbc.sql("""
            INSERT INTO team_referral (id, case_id, team, forum, service, referred_at, referred_by, passed_from, pending, question_text)
            VALUES (:id, :case, :team, :forum, :service, :now, :person, :from, TRUE, :question)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("team", team).param("forum", Teams.forumOf(team))
        .param("service", service).param("now", now()).param("person", person).param("from", passedFrom, Types.OTHER)
        .param("question", question).update();
  }

  /** The referral that runs in the case. */
  public Optional<Referral> pending(UUID caseId) {
    return jdbc.sql(REFERRAL + "case_id = :case").param("case", caseId).query(Referral.class).optional();
  }

  /** Those that wait for one of the teams, by when they are up; those without a time last, the oldest first. */
  public List<Referral> with(List<String> teams) {
    return teams.isEmpty() ? List.of() : jdbc.sql(REFERRAL + "team IN (:teams) ORDER BY slot_at NULLS LAST, referred_at")
        .param("teams", teams).query(Referral.class).list();
  }

  /** What was written for the teams that the case has been referred to. */
  public List<Written> written(UUID caseId) {
    return jdbc.sql("SELECT team, question_text, preparation_text FROM team_referral WHERE case_id = :case ORDER BY referred_at, ended_at NULLS LAST")
        .param("case", caseId).query((row, n) -> new Written(row.getString("team"), text.read(caseId, row.getBytes("question_text")),
            row.getBytes("preparation_text") == null ? null : text.read(caseId, row.getBytes("preparation_text")))).list();
  }

  /** Whether a team has met about the case. */
  boolean hasMet(UUID caseId) {
    return jdbc.sql("SELECT COUNT(*) FROM team_referral WHERE case_id = :case AND outcome IN ('DONE', 'PASSED_ON')").param("case", caseId)
        .query(Integer.class).single() > 0;
  }

  void prepare(UUID caseId, JsonNode preparation) {
    jdbc.sql("UPDATE team_referral SET preparation_text = :text WHERE case_id = :case AND pending")
        .param("text", text.write(caseId, preparation)).param("case", caseId).update();
  }

  /** The referral goes on to another team, with what was asked of the first one. */
  void passOn(Referral referral, String team) {
    byte[] question = jdbc.sql("SELECT question_text FROM team_referral WHERE id = :id").param("id", referral.id()).query(byte[].class).single();
    end(referral.caseId(), Outcome.PASSED_ON);
    insert(referral.caseId(), team, referral.referredBy(), referral.service(), question, referral.id());
  }

  /** It runs no more. Its place is free; when it was up stays known where the team has met. */
  void end(UUID caseId, Outcome outcome) {
    boolean met = outcome == Outcome.DONE || outcome == Outcome.PASSED_ON;
    jdbc.sql("UPDATE team_referral SET pending = NULL, slot_held = NULL, ended_at = :now, outcome = :outcome"
            + (met ? "" : ", slot_at = NULL") + " WHERE case_id = :case AND pending")
        .param("now", now()).param("outcome", outcome.name()).param("case", caseId).update();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
