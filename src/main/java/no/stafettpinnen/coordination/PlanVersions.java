package no.stafettpinnen.coordination;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.coordination.IndividualPlans.Plan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the individuell plans of a case that are more than a step on the way: those approved, and the draft that is looked at now. */
@Component
public class PlanVersions {

  /**
   * One version.
   *
   * @param plan       as it is, with this version as its newest
   * @param writtenAt  when it was written
   * @param approvedAt when it was approved; null for a draft
   * @param endedAt    when the plan ended; null while it stands
   */
  public record PlanVersion(Plan plan, OffsetDateTime writtenAt, OffsetDateTime approvedAt, OffsetDateTime endedAt) {

    public boolean isDraft() {
      return approvedAt == null;
    }

    /** Whether what is agreed in it goes on. */
    public boolean isInForce() {
      return endedAt == null && plan.liveVersion() != null && plan.liveVersion() == plan.version();
    }
  }

  private static final String VERSIONS = """
      SELECT w.* FROM (SELECT v.plan, p.case_id, v.version, p.live_version, p.revision_on, v.written_at, p.ended_at, p.begun_at,
          p.version AS newest,
          (SELECT MAX(a.recorded_at) FROM plan_approval a WHERE a.plan = v.plan AND a.version = v.version AND a.approved) AS approved_at
        FROM plan_version v JOIN individual_plan p ON p.id = v.plan WHERE v.case_id = :case) w
      WHERE (w.approved_at IS NOT NULL OR (w.ended_at IS NULL AND w.version = w.newest))""";

  private final JdbcClient jdbc;
  private final Clock clock;

  PlanVersions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those of the case, the newest first. */
  public List<PlanVersion> of(UUID caseId) {
    return query(jdbc.sql(VERSIONS + " ORDER BY w.begun_at DESC, w.version DESC").param("case", caseId)).list();
  }

  /** Empty where it is not of this case, or was only a step on the way. */
  public Optional<PlanVersion> find(UUID caseId, UUID plan, int version) {
    return query(jdbc.sql(VERSIONS + " AND w.plan = :plan AND w.version = :version").param("case", caseId).param("plan", plan)
        .param("version", version)).optional();
  }

  /** The day of the version in Europe/Oslo: on which it was approved, or a draft was written. */
  public LocalDate day(PlanVersion version) {
    return day(version.isDraft() ? version.writtenAt() : version.approvedAt());
  }

  LocalDate day(OffsetDateTime moment) {
    return moment.atZoneSameInstant(clock.getZone()).toLocalDate();
  }

  private static JdbcClient.MappedQuerySpec<PlanVersion> query(JdbcClient.StatementSpec statement) {
    return statement.query((row, n) -> new PlanVersion(new Plan(row.getObject("plan", UUID.class), row.getObject("case_id", UUID.class),
        row.getInt("version"), row.getObject("live_version", Integer.class), row.getObject("revision_on", LocalDate.class)),
        row.getObject("written_at", OffsetDateTime.class), row.getObject("approved_at", OffsetDateTime.class),
        row.getObject("ended_at", OffsetDateTime.class)));
  }
}
