package no.stafettpinnen.engine;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Open tasks by their id, for the system. The engine's task query answers the same, but is put together anew each time, which took 7 %
 * of the samples of a completed task. Who may see the task is asked before: {@link TaskAccess}.
 */
@Component
public class OpenTasks {

  private final ProcessEngineConfigurationImpl engine;

  OpenTasks(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  public Optional<Task> find(String taskId) {
    return Optional.ofNullable(engine.getCommandExecutorTxRequired().execute(context -> context.getTaskManager().findTaskById(taskId)));
  }

  /** The case that the task is about, to be locked before anybody is asked about it. */
  public Optional<UUID> caseOf(String taskId) {
    return inTask(taskId, task -> Optional.ofNullable(task.getProcessInstance()).map(ExecutionEntity::getBusinessKey).map(UUID::fromString)
        .orElse(null));
  }

  /** Ids of tasks whose follow-up date has come, the oldest first. They are not given again until they get another such date. */
  public List<String> takeDue(Date now, int most) {
    return engine.getCommandExecutorTxRequired().execute(context -> {
      List<Task> due = engine.getTaskService().createTaskQuery().followUpBefore(now).orderByFollowUpDate().asc().listPage(0, most);
      due.forEach(task -> ((TaskEntity) task).setFollowUpDate(null));
      return due.stream().map(Task::getId).toList();
    });
  }

  /** The open tasks of the case, in whatever process. */
  List<TaskEntity> ofCase(String caseId) {
    return engine.getCommandExecutorTxRequired().execute(context -> engine.getTaskService().createTaskQuery()
        .processInstanceBusinessKey(caseId).list().stream().map(TaskEntity.class::cast).toList());
  }

  /** Ids of the open tasks that this person has and that are a personal duty. */
  public List<String> dutiesOf(String person) {
    return engine.getCommandExecutorTxRequired().execute(context -> engine.getTaskService().createTaskQuery().taskAssignee(person)
        .orderByTaskId().asc().list().stream().filter(task -> AssignmentGate.isPersonalDuty((TaskEntity) task)).map(Task::getId).toList());
  }

  /** Does something with a task that is still open, in the caller's transaction. Nothing where it is not. */
  public void with(String taskId, Consumer<DelegateTask> work) {
    inTask(taskId, task -> {
      work.accept(task);
      return task;
    });
  }

  /**
   * Gives the open tasks of a case that the diagrams assign by this expression to somebody else, with the service that may take them.
   * What a colleague has taken stays there, and so does what is a personal duty. What ended in the same step is still in the table.
   */
  public void handOver(UUID caseId, String assignedBy, String from, String to, String service) {
    engine.getCommandExecutorTxRequired().execute(context -> {
      engine.getTaskService().createTaskQuery().processInstanceBusinessKey(caseId.toString()).list().stream().map(TaskEntity.class::cast)
          .filter(task -> task.getAssignee() == null || task.getAssignee().equals(from))
          .filter(task -> !task.isDeleted() && isAssignedBy(assignedBy, task) && !AssignmentGate.isPersonalDuty(task))
          .forEach(task -> give(task, to, service));
      return null;
    });
  }

  /** Gives the open tasks of one process to somebody, with the service that may take them. */
  public void give(String processInstanceId, String to, String service) {
    engine.getCommandExecutorTxRequired().execute(context -> {
      context.getTaskManager().findTasksByProcessInstanceId(processInstanceId).forEach(task -> give(task, to, service));
      return null;
    });
  }

  private static void give(TaskEntity task, String to, String service) {
    task.setAssignee(to);
    task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).toList().forEach(task::deleteCandidateGroup);
    task.addCandidateGroup(service);
  }

  private static boolean isAssignedBy(String expression, TaskEntity task) {
    Expression assignee = task.getTaskDefinition().getAssigneeExpression();
    return assignee != null && expression.equals(assignee.getExpressionText());
  }

  private <T> Optional<T> inTask(String taskId, Function<TaskEntity, T> work) {
    return Optional.ofNullable(engine.getCommandExecutorTxRequired().execute(context -> {
      TaskEntity task = context.getTaskManager().findTaskById(taskId);
      return task == null ? null : work.apply(task);
    }));
  }
}
