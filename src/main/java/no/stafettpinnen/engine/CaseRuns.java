package no.stafettpinnen.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** The processes that run in a case, whatever municipality they belong to: for the system, in the caller's transaction. */
@Component
public class CaseRuns {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final IdentityService identity;

  CaseRuns(RuntimeService runtime, TaskService tasks, IdentityService identity) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.identity = identity;
  }

  /** Whether something else than these processes, and those that they call, runs in the case, or a personal duty waits in it. */
  public boolean hasOthers(UUID caseId, String... processes) {
    return asSystem(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).rootProcessInstances()
        .processDefinitionKeyNotIn(processes).count() > 0)
        || hasPersonalDuty(caseId);
  }

  /** Whether this process runs in the case, by itself or called by another. */
  public boolean isRunning(UUID caseId, String process) {
    return asSystem(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).processDefinitionKey(process)
        .count() > 0);
  }

  /** Which of these processes run in the case, by themselves or called by another. */
  public Set<String> running(UUID caseId, Collection<String> processes) {
    return asSystem(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString())
        .processDefinitionKeyIn(processes.toArray(String[]::new)).list().stream()
        .map(run -> run.getProcessDefinitionId().split(":")[0]).collect(Collectors.toSet()));
  }

  /** Whether another run of this process than the given one goes on in the case. */
  public boolean isRunningBeside(UUID caseId, String process, String processInstance) {
    return asSystem(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).processDefinitionKey(process)
        .list().stream().anyMatch(run -> !run.getId().equals(processInstance)));
  }

  /** Whether somebody has a personal duty in the case that is not done. */
  public boolean hasPersonalDuty(UUID caseId) {
    return asSystem(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).list().stream()
        .anyMatch(task -> AssignmentGate.isPersonalDuty((TaskEntity) task)));
  }

  /**
   * Since when the case waits for this task.
   *
   * @param task its id in the diagram; must be open
   */
  public Instant waitsSince(UUID caseId, String task) {
    return asSystem(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey(task)
        .orderByTaskCreateTime().asc().list().get(0).getCreateTime().toInstant());
  }

  /** @param reason a code, kept in the engine's history */
  public void end(UUID caseId, String process, String reason) {
    asSystem(() -> {
      runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).processDefinitionKey(process)
          .rootProcessInstances().list().forEach(run -> runtime.deleteProcessInstance(run.getId(), reason));
      return null;
    });
  }

  private <T> T asSystem(Supplier<T> action) {
    Authentication person = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return action.get();
    } finally {
      if (person != null) {
        identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
      }
    }
  }
}
