package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * measures that still run. Fields {@code measures[]}: {@code goal}, {@code description}, {@code arena}, {@code responsible}
 * ({@code service/person}), {@code evaluationDate} (ISO date).
 */
@ProcessBean("measures")
@Order(2)
public class Measures implements CaseSection {

  private static final int EVALUATION_HOUR = 8;

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

  /** A measure that runs; {@code text} has {@code goal}, {@code description} and {@code arena}. */
  public record Measure(UUID id, String responsible, String service, LocalDate evaluationDate, String status, JsonNode text) {
  }

  /** Ids of the measures that run now; the diagram makes one task of each (R090). */
  public List<String> running(DelegateExecution execution) {
    return jdbc.sql("SELECT id FROM measure WHERE case_id = :case AND ended_at IS NULL ORDER BY id")
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

  @Override
  public String key() {
    return "measures";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode measures) {
    UUID caseId = entry.caseId();
    UUID childView = childViews.latest(caseId);
    jdbc.sql("UPDATE measure SET ended_at = :now WHERE case_id = :case AND ended_at IS NULL")
        .param("now", now()).param("case", caseId).update();
    List<String> active = services.active(caseId);
    for (JsonNode measure : measures) {
      insert(caseId, childView, (ObjectNode) measure.deepCopy(), active);
    }
    return Map.of(FlowVariable.EVALUATION_DATE, earliestEvaluation(caseId));
  }

  /** The same measures go on and are evaluated on a new date. */
  Map<FlowVariable, Object> goOnUntil(UUID caseId, LocalDate date) {
    childViews.latest(caseId);
    jdbc.sql("UPDATE measure SET evaluation_date = :date, status = 'PLANNED' WHERE case_id = :case AND ended_at IS NULL")
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

  List<Measure> running(UUID caseId) {
    return jdbc.sql("""
            SELECT id, responsible, service, evaluation_date, status, measure_text FROM measure
            WHERE case_id = :case AND ended_at IS NULL ORDER BY evaluation_date, id""")
        .param("case", caseId)
        .query((row, n) -> new Measure(row.getObject("id", UUID.class), row.getString("responsible"), row.getString("service"),
            row.getObject("evaluation_date", LocalDate.class), row.getString("status"),
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
    String[] responsible = measure.remove("responsible").asText().split("/", 2);
    if (responsible.length != 2 || !active.contains(responsible[0])) {
      throw new CaseRuleException("measures", "Den ansvarlige må arbeide i en tjeneste som er med i saken.");
    }
    LocalDate evaluationDate = LocalDate.parse(measure.remove("evaluationDate").asText());
    jdbc.sql("""
            INSERT INTO measure (id, case_id, child_view, level, responsible, service, evaluation_date, status, planned_at, measure_text)
            SELECT :id, id, :view, level, :responsible, :service, :date, 'PLANNED', :now, :text FROM case_file WHERE id = :case""")
        .param("id", UUID.randomUUID()).param("view", childView).param("responsible", responsible[1])
        .param("service", responsible[0]).param("date", evaluationDate).param("now", now())
        .param("text", text.write(caseId, measure)).param("case", caseId).update();
    services.addPerson(caseId, responsible[1], responsible[0]);
  }

  /** The earliest agreed date of the measures that run. */
  LocalDate evaluationDay(UUID caseId) {
    return jdbc.sql("SELECT MIN(evaluation_date) FROM measure WHERE case_id = :case AND ended_at IS NULL")
        .param("case", caseId).query(LocalDate.class).single();
  }

  private Date earliestEvaluation(UUID caseId) {
    return Date.from(evaluationDay(caseId).atTime(EVALUATION_HOUR, 0).atZone(clock.getZone()).toInstant());
  }

  private Owner ofTask(DelegateExecution execution) {
    return jdbc.sql("SELECT responsible AS person, service FROM measure WHERE id = :id")
        .param("id", UUID.fromString((String) execution.getVariable(FlowVariable.MEASURE.key()))).query(Owner.class).single();
  }

  private record Owner(String person, String service) {
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
