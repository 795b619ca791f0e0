package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The measures of a case: goal, measure, arena, one responsible person, evaluation date (R098). A new plan replaces the
 * measures that still run, but not what was agreed in a team (R131): that has tasks of its own, and goes out when it was carried out and
 * evaluated. Fields {@code measures[]}: {@code goal}, {@code description}, {@code arena}, {@code responsible}
 * ({@code service/person}), {@code evaluationDate} (ISO date).
 */
@ProcessBean("measures")
@Order(2)
public class Measures implements CaseSection {

  private static final int EVALUATION_HOUR = 8;
  private static final String DESCRIPTION = "description";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final ChildViews childViews;
  private final CaseServices services;
  private final Clock clock;

  Measures(JdbcClient jdbc, CaseText text, ChildViews childViews, CaseServices services, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.childViews = childViews;
    this.services = services;
    this.clock = clock;
  }

  /** Where a measure was agreed: in the guide, by those who carry it out, or in a team or an ansvarsgruppe; or which plan it follows. */
  public enum Origin { GUIDE, TEAM, PLAN }

  /**
   * A measure that runs.
   *
   * @param evaluationDate when it is evaluated; of what a team agreed, when it is to be done
   * @param text           {@code goal}, {@code description} and {@code arena}; of what a team agreed, {@code description}
   */
  public record Measure(UUID id, Origin origin, String responsible, String service, LocalDate evaluationDate, String status, JsonNode text) {
  }

  /**
   * What one person takes on in a team or an ansvarsgruppe, on behalf of a service.
   *
   * @param goal how it is seen that it has worked; null where nobody asked
   */
  public record Agreed(String goal, String what, String person, String service, LocalDate due) {

    /** @param owner {@code service/person} */
    public static Agreed by(String owner, String what, LocalDate due) {
      return by(owner, null, what, due);
    }

    /** @param owner {@code service/person} */
    public static Agreed by(String owner, String goal, String what, LocalDate due) {
      int slash = owner.indexOf('/');
      return new Agreed(goal, what, owner.substring(slash + 1), owner.substring(0, Math.max(slash, 0)), due);
    }

    private Map<String, String> written() {
      return goal == null ? Map.of(DESCRIPTION, what) : Map.of("goal", goal, DESCRIPTION, what);
    }
  }

  /** Ids of the measures of the guide that run now; the diagram makes one task of each (R090). */
  public List<String> running(DelegateExecution execution) {
    return jdbc.sql("SELECT id FROM measure WHERE case_id = :case AND origin = 'GUIDE' AND ended_at IS NULL ORDER BY id")
        .param("case", UUID.fromString(execution.getProcessBusinessKey())).query(UUID.class).list()
        .stream().map(UUID::toString).toList();
  }

  /** Person id of the one who is responsible for the task's measure. */
  public String responsible(DelegateExecution execution) {
    return ofTask(execution).person();
  }

  /** Group id of the service that the responsible person acts for. */
  public String service(DelegateExecution execution) {
    return ofTask(execution).service();
  }

  /** When the task's measure is to be done, Europe/Oslo. */
  public Date due(DelegateExecution execution) {
    return Date.from(ofTask(execution).due().atStartOfDay(clock.getZone()).toInstant());
  }

  /** Whether the service of the responsible person still takes part in the case. */
  public boolean isOwnerInCase(DelegateExecution execution) {
    return services.active(UUID.fromString(execution.getProcessBusinessKey())).contains(ofTask(execution).service());
  }

  @Override
  public String key() {
    return "measures";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode measures) {
    UUID caseId = entry.caseId();
    UUID childView = childViews.latest(caseId);
    jdbc.sql("""
            UPDATE measure SET ended_at = :now WHERE case_id = :case AND ended_at IS NULL AND (origin = 'GUIDE'
              OR status <> 'PLANNED' AND EXISTS (SELECT 1 FROM evaluation e WHERE e.case_id = :case AND e.evaluated_at >= planned_at))""")
        .param("now", now()).param("case", caseId).update();
    List<String> active = services.active(caseId);
    for (JsonNode measure : measures) {
      insert(caseId, childView, (ObjectNode) measure.deepCopy(), active);
    }
    return Map.of(FlowVariable.EVALUATION_DATE, earliestEvaluation(caseId));
  }

  /**
   * What is agreed in a meeting: the responsibility matrix of a team (R131), the measures of an ansvarsgruppe (R106).
   *
   * @throws CaseRuleException when somebody acts for a service that takes no part in the case, or the child's view has not been recorded
   */
  public void agree(UUID caseId, UUID meeting, List<Agreed> lines) {
    UUID childView = childViews.latest(caseId);
    List<String> active = services.active(caseId);
    for (Agreed line : lines) {
      insert(caseId, childView, Origin.TEAM, meeting, line, text.write(caseId, line.written()), active);
    }
  }

  /** Ids of what was agreed in the meeting. */
  public List<UUID> agreedIn(UUID meeting) {
    return jdbc.sql("SELECT id FROM measure WHERE meeting = :meeting ORDER BY id").param("meeting", meeting).query(UUID.class).list();
  }

  /** The responsible person's service is out of the case: whoever holds the baton is responsible from now on. */
  public void giveToHolder(UUID measure, BatonLedger.Holder holder) {
    jdbc.sql("UPDATE measure SET responsible = :person, service = :service WHERE id = :id")
        .param("person", holder.person()).param("service", holder.service()).param("id", measure).update();
  }

  /** What was agreed in a team has no task any more: it is there to be taken up when the baton holder plans the next time. */
  public void layBeforeHolder(UUID measure, BatonLedger.Holder holder) {
    giveToHolder(measure, holder);
    jdbc.sql("UPDATE measure SET origin = 'GUIDE' WHERE id = :id").param("id", measure).update();
  }

  /** The stafettlogg closes into a plan, and what runs in the guide follows the plan from now on. */
  public void follow(UUID caseId, UUID plan) {
    jdbc.sql("UPDATE measure SET origin = 'PLAN', plan = :plan WHERE case_id = :case AND origin = 'GUIDE' AND ended_at IS NULL")
        .param("plan", plan).param("case", caseId).update();
  }

  /** The plan is over: what followed it is there to be taken up when the baton holder plans the next time. */
  public void leave(UUID plan) {
    jdbc.sql("UPDATE measure SET origin = 'GUIDE', plan = NULL WHERE plan = :plan").param("plan", plan).update();
  }

  /** The same measures go on and are evaluated on a new date. */
  Map<FlowVariable, Object> goOnUntil(UUID caseId, LocalDate date) {
    childViews.latest(caseId);
    jdbc.sql("""
            UPDATE measure SET evaluation_date = :date, status = 'PLANNED'
            WHERE case_id = :case AND origin = 'GUIDE' AND ended_at IS NULL""")
        .param("date", date).param("case", caseId).update();
    return Map.of(FlowVariable.EVALUATION_DATE, earliestEvaluation(caseId));
  }

  void setStatus(UUID caseId, UUID measure, String status) {
    jdbc.sql("UPDATE measure SET status = :status WHERE id = :id AND case_id = :case")
        .param("status", status).param("id", measure).param("case", caseId).update();
  }

  void endAll(UUID caseId) {
    jdbc.sql("UPDATE measure SET ended_at = :now WHERE case_id = :case AND ended_at IS NULL")
        .param("now", now()).param("case", caseId).update();
  }

  /** Whoever shows them to a person has entered the reading in the log. */
  public List<Measure> running(UUID caseId) {
    return jdbc.sql("""
            SELECT id, origin, responsible, service, evaluation_date, status, measure_text FROM measure
            WHERE case_id = :case AND ended_at IS NULL ORDER BY evaluation_date, id""")
        .param("case", caseId)
        .query((row, n) -> new Measure(row.getObject("id", UUID.class), Origin.valueOf(row.getString("origin")),
            row.getString("responsible"), row.getString("service"), row.getObject("evaluation_date", LocalDate.class), row.getString("status"),
            text.read(caseId, row.getBytes("measure_text")))).list();
  }

  /** Person ids of those who are responsible for a measure that runs. */
  public List<String> responsiblePeople(UUID caseId) {
    return jdbc.sql("SELECT DISTINCT responsible FROM measure WHERE case_id = :case AND ended_at IS NULL")
        .param("case", caseId).query(String.class).list();
  }

  /** The same, those only who act for one of these services. */
  public List<String> responsiblePeople(UUID caseId, Collection<String> services) {
    return jdbc.sql("SELECT DISTINCT responsible FROM measure WHERE case_id = :case AND ended_at IS NULL AND service IN (:services)")
        .param("case", caseId).param("services", services).query(String.class).list();
  }

  private void insert(UUID caseId, UUID childView, ObjectNode measure, List<String> active) {
    Agreed owner = Agreed.by(measure.remove("responsible").asText(), null, LocalDate.parse(measure.remove("evaluationDate").asText()));
    insert(caseId, childView, Origin.GUIDE, null, owner, text.write(caseId, measure), active);
  }

  private void insert(UUID caseId, UUID childView, Origin origin, UUID meeting, Agreed owner, byte[] written, List<String> active) {
    if (!active.contains(owner.service())) {
      throw new CaseRuleException("measures", "Den ansvarlige må arbeide i en tjeneste som er med i saken.");
    }
    jdbc.sql("""
            INSERT INTO measure (id, case_id, origin, meeting, child_view, level, responsible, service, evaluation_date, status, planned_at,
              measure_text)
            SELECT :id, id, :origin, CAST(:meeting AS UUID), :view, level, :responsible, :service, :date, 'PLANNED', :now, :text
            FROM case_file WHERE id = :case""")
        .param("id", UUID.randomUUID()).param("origin", origin.name()).param("meeting", meeting, Types.OTHER).param("view", childView)
        .param("responsible", owner.person()).param("service", owner.service()).param("date", owner.due()).param("now", now())
        .param("text", written).param("case", caseId).update();
    services.addPerson(caseId, owner.person(), owner.service());
  }

  /** The earliest agreed date of the measures of the guide that run. */
  LocalDate evaluationDay(UUID caseId) {
    return jdbc.sql("SELECT MIN(evaluation_date) FROM measure WHERE case_id = :case AND origin = 'GUIDE' AND ended_at IS NULL")
        .param("case", caseId).query(LocalDate.class).single();
  }

  private Date earliestEvaluation(UUID caseId) {
    return Date.from(evaluationDay(caseId).atTime(EVALUATION_HOUR, 0).atZone(clock.getZone()).toInstant());
  }

  private Owner ofTask(DelegateExecution execution) {
    return jdbc.sql("SELECT responsible AS person, service, evaluation_date AS due FROM measure WHERE id = :id")
        .param("id", UUID.fromString((String) execution.getVariable(FlowVariable.MEASURE.key()))).query(Owner.class).single();
  }

  private record Owner(String person, String service, LocalDate due) {
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
