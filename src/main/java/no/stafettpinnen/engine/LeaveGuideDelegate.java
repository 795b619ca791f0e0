package no.stafettpinnen.engine;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * {@code ${leaveGuide}}: what runs in the case is told that somebody suspects violence or abuse, and leaves the guide where its diagram
 * says so. Of what goes on, the steps that reach the home are passed by. What was not done for this reason, is told to {@link HomeSteps}.
 */
@ProcessBean("leaveGuide")
class LeaveGuideDelegate implements JavaDelegate {

  private static final String MESSAGE = "leaveGuide";

  private final CaseMessages messages;
  private final OpenTasks tasks;
  private final TaskService taskService;
  private final FormGate gate;
  private final HomeSteps steps;

  LeaveGuideDelegate(CaseMessages messages, OpenTasks tasks, TaskService taskService, FormGate gate, HomeSteps steps) {
    this.messages = messages;
    this.tasks = tasks;
    this.taskService = taskService;
    this.gate = gate;
    this.steps = steps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseId = execution.getProcessBusinessKey();
    List<TaskEntity> open = tasks.ofCase(caseId);
    messages.tell(UUID.fromString(caseId), MESSAGE);
    open.stream().filter(task -> !task.isDeleted() && reachesHome(task)).forEach(this::passBy);
    List<String> notDone = open.stream().filter(TaskEntity::isDeleted).map(TaskEntity::getName).distinct().toList();
    if (!notDone.isEmpty()) {
      steps.skipped(caseId, notDone);
    }
  }

  private void passBy(TaskEntity task) {
    gate.open(task.getId(), () -> {
      taskService.complete(task.getId());
      return null;
    });
  }

  private static boolean reachesHome(TaskEntity task) {
    return DiagramProperties.of(task.getBpmnModelElementInstance()).containsKey(DiagramProperties.HOME_STEP);
  }
}
