package no.stafettpinnen.deadline;

import java.time.LocalTime;
import java.time.Period;
import java.util.Date;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** {@code ${deadlines}}: answers the diagrams' timers from the decision table {@code deadlines}. */
@ProcessBean("deadlines")
public class Deadlines {

  private final DeadlineTable table;

  Deadlines(DeadlineTable table) {
    this.table = table;
  }

  /** When {@code event}, which begins now, is over: on the last day of the table's row, at its hour. */
  public Date due(String event, DelegateExecution execution) {
    return table.due(table.row(event, execution), execution);
  }

  /**
   * When to remind of {@code event}, which falls on {@code date}.
   *
   * @param event a row of the table, such as {@code evaluation}
   */
  public Date reminder(String event, Date date, DelegateExecution execution) {
    return table.reminder(table.row(event, execution), date);
  }

  /** When the time for {@code event}, a row of the table, is over that began on {@code from}. */
  public Date at(String event, Date from, DelegateExecution execution) {
    return table.over(table.row(event, execution), from);
  }

  /** The same for what no diagram is at now, such as a day that a letter names. */
  public Date at(String event, Date from, String municipality) {
    return table.over(table.row(event, municipality), from);
  }

  /** The next time for {@code event}, a row of the table, counted from now, at the hour of its reminders. */
  public Date next(String event, DelegateExecution execution) {
    return table.next(table.row(event, execution));
  }

  /** How long before its day, in calendar days, to remind of {@code event}, a row of the table, in this municipality. */
  public Period warning(String event, String municipality) {
    return table.row(event, municipality).warning();
  }

  /** Whether today is a working day in Norway. */
  public boolean isWorkingDay() {
    return table.isWorkingDay();
  }

  /** @param time today, such as {@code 07:30}, Europe/Oslo */
  public Date todayAt(String time) {
    return table.todayAt(LocalTime.parse(time));
  }
}
