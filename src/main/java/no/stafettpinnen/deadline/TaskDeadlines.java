package no.stafettpinnen.deadline;

import java.util.Date;
import no.stafettpinnen.engine.TaskDates;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Due date and first reminder of every task, from the table's row for the task's id in the diagram (I5). */
@Component
class TaskDeadlines implements TaskDates {

  private final DeadlineTable table;

  TaskDeadlines(DeadlineTable table) {
    this.table = table;
  }

  @Override
  public void set(DelegateTask task) {
    DeadlineTable.Row row = table.row(task.getTaskDefinitionKey(), task.getExecution());
    if (task.getDueDate() == null) {
      task.setDueDate(table.due(row, task.getExecution()));
    }
    Date reminder = table.reminder(row, task.getDueDate());
    boolean inTime = !row.warning().isZero() && reminder.toInstant().isAfter(table.now()) && reminder.before(task.getDueDate());
    task.setFollowUpDate(inTime ? reminder : task.getDueDate());
  }
}
