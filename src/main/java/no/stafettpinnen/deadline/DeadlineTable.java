package no.stafettpinnen.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Reads the decision table {@code deadlines} and counts in it. An event without a row of its own gets the table's default row. Times of
 * day are in Europe/Oslo.
 */
@Component
class DeadlineTable {

  private static final String TABLE = "deadlines";

  private final DecisionService decisions;
  private final WorkingDays workingDays;
  private final Clock clock;

  DeadlineTable(DecisionService decisions, WorkingDays workingDays, Clock clock) {
    this.decisions = decisions;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /**
   * One row of the table.
   *
   * @param from       what is counted from: {@code now}, the case {@code opened}, the agreed {@code evaluation}, or the
   *                   day that barnevern {@code received} a report
   * @param dueAt      when on its last day it is due
   * @param warning    how long before the due date to remind; zero for no reminder
   * @param remindAt   when on its day a reminder comes
   * @param again      how long after an escalation to escalate again
   * @param escalation who may act when it is late
   * @param byLaw      whether a law sets the deadline
   * @param leastTime  how much time there is at least, however late something begins
   */
  record Row(Period duration, boolean inWorkingDays, String from, LocalTime dueAt, Period warning, LocalTime remindAt, Period again,
             Escalation escalation, boolean byLaw, Duration leastTime) {

    private static Row of(DmnDecisionRuleResult result) {
      return new Row(Period.parse(result.getEntry("duration")), "working".equals(result.getEntry("days")), result.getEntry("from"),
          LocalTime.parse(result.getEntry("dueAt")), Period.parse(result.getEntry("warning")), LocalTime.parse(result.getEntry("remindAt")),
          Period.parse(result.getEntry("again")), Escalation.of(result.getEntry("escalateTo")), "law".equals(result.getEntry("basis")),
          Duration.parse(result.getEntry("leastTime")));
    }
  }

  Row row(String event, VariableScope scope) {
    return row(event, scope.getVariable(FlowVariable.MUNICIPALITY.key()), scope.getVariable(FlowVariable.LEVEL.key()));
  }

  /**
   * The row of what has no level.
   *
   * @param municipality null for the rows of all municipalities
   */
  Row row(String event, String municipality) {
    return row(event, municipality, null);
  }

  private Row row(String event, Object municipality, Object level) {
    Map<String, Object> input = new HashMap<>();
    input.put(FlowVariable.MUNICIPALITY.key(), municipality);
    input.put("event", event);
    input.put(FlowVariable.LEVEL.key(), level);
    return Row.of(decisions.evaluateDecisionTableByKey(TABLE, input).getFirstResult());
  }

  /**
   * When something that begins now is due; never before today. What begins so late in the day that less than the row's least time is left,
   * is due after that time where a law sets the deadline, else on the next day.
   */
  Date due(Row row, VariableScope scope) {
    LocalDate day = later(row, start(row.from(), scope), row.duration());
    Date due = at(day.isBefore(today()) ? today() : day, row.dueAt());
    Date least = Date.from(now().truncatedTo(ChronoUnit.MINUTES).plus(row.leastTime()));
    if (!due.before(least)) {
      return due;
    }
    return row.byLaw() ? least : at(row.inWorkingDays() ? workingDays.plus(today(), 1) : today().plusDays(1), row.dueAt());
  }

  /** When the row's time is over that began on {@code from}. */
  Date over(Row row, Date from) {
    return at(later(row, day(from.toInstant()), row.duration()), row.dueAt());
  }

  /** Whether the row's time is over on {@code day}, where it began on {@code from}. */
  boolean isOver(Row row, LocalDate from, LocalDate day) {
    return !later(row, from, row.duration()).isAfter(day);
  }

  /** The first day after {@code last} that the row counts. */
  LocalDate dayAfter(Row row, LocalDate last) {
    return later(row, last.plusDays(1), Period.ZERO);
  }

  /** When to remind, the row's time from now. */
  Date next(Row row) {
    return at(later(row, today(), row.duration()), row.remindAt());
  }

  boolean isWorkingDay() {
    return workingDays.plus(today(), 0).equals(today());
  }

  /** When to remind of what falls on {@code date}. */
  Date reminder(Row row, Date date) {
    LocalDate day = day(date.toInstant());
    return at(row.inWorkingDays() ? workingDays.minus(day, row.warning().getDays()) : day.minus(row.warning()), row.remindAt());
  }

  /** When to escalate what was escalated today once more. */
  Date again(Row row) {
    return at(later(row, today(), row.again()), row.remindAt());
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return day(clock.instant());
  }

  Date todayAt(LocalTime time) {
    return at(today(), time);
  }

  private LocalDate later(Row row, LocalDate from, Period period) {
    return row.inWorkingDays() ? workingDays.plus(from, period.getDays()) : from.plus(period);
  }

  private LocalDate start(String from, VariableScope scope) {
    return switch (from) {
      case "opened" -> day(date(FlowVariable.OPENED, scope));
      case "evaluation" -> day(date(FlowVariable.EVALUATION_DATE, scope));
      case "received" -> day(date(FlowVariable.RECEIVED_AT, scope));
      case "now" -> today();
      default -> throw new IllegalStateException("Fristtabellen har «%s» i kolonnen «Regnes fra».".formatted(from));
    };
  }

  private static Instant date(FlowVariable variable, VariableScope scope) {
    return ((Date) scope.getVariable(variable.key())).toInstant();
  }

  private LocalDate day(Instant instant) {
    return instant.atZone(clock.getZone()).toLocalDate();
  }

  private Date at(LocalDate day, LocalTime time) {
    return Date.from(day.atTime(time).atZone(clock.getZone()).toInstant());
  }
}
