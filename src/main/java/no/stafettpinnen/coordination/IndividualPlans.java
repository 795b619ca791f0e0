package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseText;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.casefile.Measures;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The individuell plan of a child (R149): its versions with the nine parts of the regulation, its goals, who approved it, how it was revised
 * and how it ended. A child has one at a time, in whatever case. Whoever asks what is written has entered the reading in the log.
 */
@Component
public class IndividualPlans {

  /** How a plan ends. */
  enum Outcome { DONE, WITHDRAWN, SUSPICION, CLOSED }

  /**
   * A plan that stands, from its first draft on.
   *
   * @param version     the newest
   * @param liveVersion the one that is in force; null as long as none is approved
   * @param revisionOn  the day on which the one in force is revised
   */
  public record Plan(UUID id, UUID caseId, int version, Integer liveVersion, LocalDate revisionOn) {
  }

  /**
   * One version as it was written.
   *
   * @param coordinator person id of whoever has the main responsibility, on behalf of {@code service}
   * @param text        the parts that are words: {@code matters}, {@code resources}, {@code needs}, {@code coordination},
   *                    {@code carryingOut}, {@code consent}, {@code homePart}, and the lists {@code participants}, {@code contributions} and
   *                    {@code cooperation}
   */
  public record Version(UUID plan, int version, String coordinator, String service, LocalDate validFrom, LocalDate validUntil,
                        LocalDate revisionOn, JsonNode text) {
  }

  /**
   * One goal of a version.
   *
   * @param responsible person id; null in a draft where nobody is yet, as {@code service} and {@code due}
   * @param measurable  whether it says how it is measured and what is done
   * @param text        {@code goal}, {@code measure}, {@code action} and {@code extent}
   */
  public record Goal(int goal, String responsible, String service, LocalDate due, boolean measurable, boolean promised, JsonNode text) {

    /** Whether nothing has changed since that one. */
    boolean isSame(Goal other) {
      return List.of(text, String.valueOf(responsible), String.valueOf(service), String.valueOf(due))
          .equals(List.of(other.text, String.valueOf(other.responsible), String.valueOf(other.service), String.valueOf(other.due)));
    }
  }

  private static final String ONE = "Barnet har en individuell plan allerede, og kan bare ha én. Snakk med koordinerende enhet.";
  private static final String PLAN = "SELECT id, case_id, version, live_version, revision_on FROM individual_plan ";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final ChildViews childViews;
  private final Measures measures;
  private final Clock clock;

  IndividualPlans(JdbcClient jdbc, CaseText text, ChildViews childViews, Measures measures, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.childViews = childViews;
    this.measures = measures;
    this.clock = clock;
  }

  public Optional<Plan> standing(UUID caseId) {
    return jdbc.sql(PLAN + "WHERE case_id = :case AND standing").param("case", caseId).query(Plan.class).optional();
  }

  public Version version(Plan plan) {
    return jdbc.sql("""
            SELECT plan, version, coordinator, service, valid_from, valid_until, revision_on, plan_text FROM plan_version
            WHERE plan = :plan AND version = :version""")
        .param("plan", plan.id()).param("version", plan.version())
        .query((row, n) -> new Version(plan.id(), row.getInt("version"), row.getString("coordinator"), row.getString("service"),
            row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class),
            row.getObject("revision_on", LocalDate.class), text.read(plan.caseId(), row.getBytes("plan_text")))).single();
  }

  /** Of the newest version. */
  public List<Goal> goals(Plan plan) {
    return goals(plan, plan.version());
  }

  /** Day of their newest answer, where that was no, thanks (R150). */
  public Optional<LocalDate> declinedOn(UUID caseId) {
    return jdbc.sql("SELECT answered_on, wanted FROM plan_offer WHERE case_id = :case ORDER BY recorded_at DESC FETCH FIRST 1 ROW ONLY")
        .param("case", caseId).query((row, n) -> row.getBoolean("wanted") ? null : row.getObject("answered_on", LocalDate.class)).list()
        .stream().filter(Objects::nonNull).findFirst();
  }

  /** What was missing when the newest version was not approved; empty where nobody has said so. */
  public Optional<String> missing(Plan plan) {
    return approvals(plan).filter(approval -> !approval.path("approved").asBoolean()).map(approval -> approval.path("missing").asText());
  }

  /** What the participants said of the newest version, the last time: {@code approvals}, {@code missing} and {@code approved}. */
  public Optional<JsonNode> approvals(Plan plan) {
    return jdbc.sql("""
            SELECT approval_text FROM plan_approval WHERE plan = :plan AND version = :version
            ORDER BY recorded_at DESC FETCH FIRST 1 ROW ONLY""")
        .param("plan", plan.id()).param("version", plan.version()).query(byte[].class).optional()
        .map(written -> text.read(plan.caseId(), written));
  }

  /** @throws CaseRuleException when the child has a plan in another case */
  void requireNoOther(UUID caseId) {
    int others = jdbc.sql("""
            SELECT COUNT(*) FROM individual_plan p JOIN case_file c ON c.child_reference = p.child_reference
            WHERE c.id = :case AND p.standing AND p.case_id <> :case""").param("case", caseId).query(Integer.class).single();
    if (others > 0) {
      throw new CaseRuleException("plan", ONE);
    }
  }

  void offered(UUID caseId, String person, PlanOfferSection.Answer answer, JsonNode words) {
    jdbc.sql("""
            INSERT INTO plan_offer (id, case_id, child_view, wanted, answered_as, answered_on, recorded_at, recorded_by, offer_text)
            VALUES (:id, :case, :view, :wanted, :as, :on, :now, :person, :text)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("view", childViews.latest(caseId)).param("wanted", answer.wanted())
        .param("as", answer.answeredAs()).param("on", answer.answeredOn()).param("now", now()).param("person", person)
        .param("text", text.write(caseId, words)).update();
  }

  /**
   * Writes a new version; the first one begins the plan. A goal that is as it was in the version in force has been promised already.
   *
   * @throws CaseRuleException when the child has a plan in another case
   */
  void write(UUID caseId, String person, Version draft, List<Goal> goals) {
    requireNoOther(caseId);
    childViews.latest(caseId);
    Plan plan = standing(caseId).orElseGet(() -> begin(caseId, draft.revisionOn()));
    int version = plan.version() + 1;
    jdbc.sql("""
            INSERT INTO plan_version (plan, version, case_id, written_at, written_by, coordinator, service, valid_from, valid_until,
              revision_on, plan_text)
            VALUES (:plan, :version, :case, :now, :person, :coordinator, :service, :from, :until, :revision, :text)""")
        .param("plan", plan.id()).param("version", version).param("case", caseId).param("now", now()).param("person", person)
        .param("coordinator", draft.coordinator()).param("service", draft.service()).param("from", draft.validFrom())
        .param("until", draft.validUntil()).param("revision", draft.revisionOn()).param("text", text.write(caseId, draft.text())).update();
    goals.forEach(goal -> insert(plan, version, goal));
    jdbc.sql("UPDATE individual_plan SET version = :version WHERE id = :plan").param("version", version).param("plan", plan.id()).update();
  }

  /** What the participants and koordinerende enhet think of the newest version. */
  void look(UUID caseId, String person, boolean approved, JsonNode words) {
    Plan plan = standing(caseId).orElseThrow();
    jdbc.sql("""
            INSERT INTO plan_approval (id, plan, version, case_id, child_view, approved, recorded_at, recorded_by, approval_text)
            VALUES (:id, :plan, :version, :case, :view, :approved, :now, :person, :text)""")
        .param("id", UUID.randomUUID()).param("plan", plan.id()).param("version", plan.version()).param("case", caseId)
        .param("view", childViews.latest(caseId)).param("approved", approved).param("now", now()).param("person", person)
        .param("text", text.write(caseId, words)).update();
    if (approved) {
      jdbc.sql("UPDATE plan_goal SET approved = TRUE WHERE plan = :plan AND version = :version").param("plan", plan.id())
          .param("version", plan.version()).update();
    }
  }

  /** The newest version is in force from now on, and what runs in the guide follows the plan. */
  void start(UUID caseId) {
    Plan plan = standing(caseId).orElseThrow();
    List<Goal> before = plan.liveVersion() == null ? List.of() : goals(plan, plan.liveVersion());
    goals(plan).stream().filter(goal -> before.stream().anyMatch(old -> old.promised() && old.isSame(goal)))
        .forEach(goal -> promised(plan, goal));
    jdbc.sql("""
            UPDATE individual_plan SET live_version = version, live_since = COALESCE(live_since, :now), revision_on = :revision
            WHERE id = :plan""")
        .param("now", now()).param("revision", version(plan).revisionOn()).param("plan", plan.id()).update();
    measures.follow(caseId, plan.id());
  }

  void promised(Plan plan, Goal goal) {
    jdbc.sql("UPDATE plan_goal SET promised = TRUE WHERE plan = :plan AND version = :version AND goal = :goal").param("plan", plan.id())
        .param("version", plan.version()).param("goal", goal.goal()).update();
  }

  /** @param next when an unchanged plan is revised again; null where it is not */
  void revise(UUID caseId, String person, String outcome, LocalDate next, JsonNode words) {
    Plan plan = standing(caseId).orElseThrow();
    jdbc.sql("""
            INSERT INTO plan_revision (id, plan, case_id, child_view, revised_on, recorded_at, recorded_by, outcome, revision_text)
            VALUES (:id, :plan, :case, :view, :today, :now, :person, :outcome, :text)""")
        .param("id", UUID.randomUUID()).param("plan", plan.id()).param("case", caseId).param("view", childViews.latest(caseId))
        .param("today", LocalDate.now(clock)).param("now", now()).param("person", person).param("outcome", outcome)
        .param("text", text.write(caseId, words)).update();
    if (next != null) {
      jdbc.sql("UPDATE individual_plan SET revision_on = :next WHERE id = :plan").param("next", next).param("plan", plan.id()).update();
    }
  }

  /** Days on which the plan was revised until a later version took the place of the newest one, and what followed, oldest first. */
  List<Revised> revisions(Plan plan) {
    return jdbc.sql("""
            SELECT r.revised_on, r.outcome FROM plan_revision r WHERE r.plan = :plan AND NOT EXISTS (
              SELECT 1 FROM plan_approval a
              WHERE a.plan = r.plan AND a.version > :version AND a.approved AND a.recorded_at <= r.recorded_at)
            ORDER BY r.recorded_at""")
        .param("plan", plan.id()).param("version", plan.version()).query(Revised.class).list();
  }

  record Revised(LocalDate revisedOn, String outcome) {
  }

  /** Nothing where the case has none. */
  void end(UUID caseId, Outcome outcome) {
    standing(caseId).ifPresent(plan -> {
      jdbc.sql("UPDATE individual_plan SET standing = NULL, ended_at = :now, outcome = :outcome WHERE id = :plan").param("now", now())
          .param("outcome", outcome.name()).param("plan", plan.id()).update();
      measures.leave(plan.id());
    });
  }

  private Plan begin(UUID caseId, LocalDate revision) {
    try {
      jdbc.sql("""
              INSERT INTO individual_plan (id, case_id, child_reference, standing, begun_at, version, revision_on)
              SELECT :id, id, COALESCE(child_reference, CAST(id AS VARCHAR(64))), TRUE, :now, 0, :revision FROM case_file WHERE id = :case""")
          .param("id", UUID.randomUUID()).param("now", now()).param("revision", revision).param("case", caseId).update();
    } catch (DuplicateKeyException begunMeanwhile) {
      throw new CaseRuleException("plan", ONE);
    }
    return standing(caseId).orElseThrow();
  }

  private void insert(Plan plan, int version, Goal goal) {
    jdbc.sql("""
            INSERT INTO plan_goal (plan, version, goal, responsible, service, due, measurable, approved, promised, goal_text)
            VALUES (:plan, :version, :goal, :responsible, :service, :due, :measurable, FALSE, FALSE, :text)""")
        .param("plan", plan.id()).param("version", version).param("goal", goal.goal()).param("responsible", goal.responsible())
        .param("service", goal.service()).param("due", goal.due(), Types.DATE).param("measurable", goal.measurable())
        .param("text", text.write(plan.caseId(), goal.text())).update();
  }

  private List<Goal> goals(Plan plan, int version) {
    return jdbc.sql("""
            SELECT goal, responsible, service, due, measurable, promised, goal_text FROM plan_goal
            WHERE plan = :plan AND version = :version ORDER BY goal""")
        .param("plan", plan.id()).param("version", version)
        .query((row, n) -> new Goal(row.getInt("goal"), row.getString("responsible"), row.getString("service"),
            row.getObject("due", LocalDate.class), row.getBoolean("measurable"), row.getBoolean("promised"),
            text.read(plan.caseId(), row.getBytes("goal_text")))).list();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
