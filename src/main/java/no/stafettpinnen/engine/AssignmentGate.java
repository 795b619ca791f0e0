package no.stafettpinnen.engine;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Who may be given a task by a person, through whatever API: oneself, or, by a leader of the candidate service, somebody who
 * works in it; when it is late, leaders themselves too, wherever they work. Only a leader puts a task back that somebody has taken. A task
 * that is a personal duty ({@code personalDuty} property in the diagram) stays with whoever has it as long as they work in, or lead, a
 * service that it waits for: no leader can stop a report to barnevern (I2). What the diagrams assign is not asked.
 */
public class AssignmentGate implements TaskListener {

  /** What the engine's answer holds when the gate refused. */
  public static final String REFUSED = "The task can't be given to this person";

  @Override
  public void notify(DelegateTask task) {
    IdentityService identity = task.getProcessEngineServices().getIdentityService();
    Authentication person = identity.getCurrentAuthentication();
    if (person == null || FormGate.isOpen()) {
      return;
    }
    if (isPersonalDuty(task) && isWithItsOwner(task) || !mayBeGiven(task, person, identity)) {
      throw new AuthorizationException(REFUSED);
    }
  }

  private static boolean mayBeGiven(DelegateTask task, Authentication person, IdentityService identity) {
    Set<String> services = services(task).collect(Collectors.toSet());
    boolean leads = services.stream().map(AssignmentGate::leaders).anyMatch(person.getGroupIds()::contains);
    if (task.getAssignee() == null) {
      return leads;
    }
    boolean toSelf = task.getAssignee().equals(person.getUserId());
    boolean worksThere = services.stream().anyMatch(service -> isMember(task.getAssignee(), service, identity));
    return worksThere && (toSelf || leads);
  }

  /** Whoever had it before this step. */
  private static boolean isWithItsOwner(DelegateTask task) {
    PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
    return change.getOrgValue() != null && worksThere((String) change.getOrgValue(), task);
  }

  /** Whether the person works in, or leads, a service that the task waits for. */
  public static boolean worksThere(String person, DelegateTask task) {
    IdentityService identity = task.getProcessEngineServices().getIdentityService();
    return services(task).flatMap(group -> Stream.of(group, leaders(group))).anyMatch(group -> isMember(person, group, identity));
  }

  private static boolean isMember(String person, String group, IdentityService identity) {
    return identity.createUserQuery().userId(person).memberOfGroup(group).count() > 0;
  }

  private static Stream<String> services(DelegateTask task) {
    return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull);
  }

  private static String leaders(String group) {
    return Groups.isLeaderGroup(group) ? group : Groups.leadersOf(group);
  }

  /** Whether the diagram says that nobody takes the task from whoever has it, as long as they work there. */
  public static boolean isPersonalDuty(DelegateTask task) {
    return DiagramProperties.of(task.getBpmnModelElementInstance()).containsKey(DiagramProperties.PERSONAL_DUTY);
  }
}
