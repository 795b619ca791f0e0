package no.stafettpinnen.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Answers the diagrams when something is due, from the decision table {@code deadlines}. The event is the id of the task; a
 * task without a row of its own gets the table's default row. A due day ends at 16:00, a reminder comes at 08:00, Europe/Oslo.
 */
@ProcessBean("deadlines")
public class Deadlines {

  private static final String TABLE = "deadlines";
  private static final LocalTime DUE = LocalTime.of(16, 0);
  private static final LocalTime REMINDER = LocalTime.of(8, 0);

  private final DecisionService decisions;
  private final WorkingDays workingDays;
  private final Clock clock;

  Deadlines(DecisionService decisions, WorkingDays workingDays, Clock clock) {
    this.decisions = decisions;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /** When the task that is being made is due. */
  public Date due(DelegateExecution execution) {
    DmnDecisionRuleResult row = row(execution.getCurrentActivityId(), execution);
    LocalDate from = start(row.getEntry("from"), execution);
    Period duration = Period.parse(row.getEntry("duration"));
    LocalDate day = "working".equals(row.getEntry("days"))
        ? workingDays.plus(from, duration.getDays())
        : from.plus(duration);
    return at(day.isBefore(today()) ? today() : day, DUE);
  }

  /**
   * When to remind of {@code event}, which falls on {@code date}.
   *
   * @param event a row of the table, such as {@code evaluation}
   */
  public Date reminder(String event, Date date, DelegateExecution execution) {
    Period warning = Period.parse(row(event, execution).getEntry("warning"));
    return at(day(date.toInstant()).minus(warning), REMINDER);
  }

  private DmnDecisionRuleResult row(String event, DelegateExecution execution) {
    Map<String, Object> input = new HashMap<>();
    input.put(FlowVariable.MUNICIPALITY.key(), execution.getVariable(FlowVariable.MUNICIPALITY.key()));
    input.put("event", event);
    input.put(FlowVariable.LEVEL.key(), execution.getVariable(FlowVariable.LEVEL.key()));
    return decisions.evaluateDecisionTableByKey(TABLE, input).getFirstResult();
  }

  /** The day that the table counts from: {@code now}, the case {@code opened}, or the agreed {@code evaluation}. */
  private LocalDate start(String from, DelegateExecution execution) {
    return switch (from) {
      case "opened" -> day(date(FlowVariable.OPENED, execution));
      case "evaluation" -> day(date(FlowVariable.EVALUATION_DATE, execution));
      default -> today();
    };
  }

  private static Instant date(FlowVariable variable, DelegateExecution execution) {
    return ((Date) execution.getVariable(variable.key())).toInstant();
  }

  private LocalDate today() {
    return day(clock.instant());
  }

  private LocalDate day(Instant instant) {
    return instant.atZone(clock.getZone()).toLocalDate();
  }

  private Date at(LocalDate day, LocalTime time) {
    return Date.from(day.atTime(time).atZone(clock.getZone()).toInstant());
  }
}
