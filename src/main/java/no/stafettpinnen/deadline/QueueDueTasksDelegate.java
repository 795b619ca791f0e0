package no.stafettpinnen.deadline;

import java.util.Date;
import java.util.List;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.OpenTasks;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.engine.WorkQueue;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${queueDueTasks}}: puts the tasks whose follow-up date has come into the queue, where {@link TaskFollowUp} looks after
 * them: one that fails stops no other.
 */
@ProcessBean("queueDueTasks")
class QueueDueTasksDelegate implements JavaDelegate {

  private static final int AT_ONCE = 1_000;

  private final OpenTasks tasks;
  private final WorkQueue queue;
  private final DeadlineTable table;

  QueueDueTasksDelegate(OpenTasks tasks, WorkQueue queue, DeadlineTable table) {
    this.tasks = tasks;
    this.queue = queue;
    this.table = table;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<String> due = tasks.takeDue(Date.from(table.now()), AT_ONCE);
    queue.putAll(TaskFollowUp.KIND, due);
    execution.setVariable(FlowVariable.MORE_DUE.key(), due.size() == AT_ONCE);
  }
}
