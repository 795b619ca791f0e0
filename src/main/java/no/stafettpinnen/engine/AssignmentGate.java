package no.stafettpinnen.engine;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Who may be given a task by a person, through whatever API: oneself, or, by a leader of the candidate service, somebody who
 * works in it; when it is late, leaders themselves too, wherever they work. Only a leader puts a task back that somebody has taken. A task that is a personal duty ({@code personalDuty} property in the diagram) stays where it is: no leader can
 * stop a report to barnevern (I2). What the diagrams assign is not asked.
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
    if (isPersonalDuty(task) || !mayBeGiven(task, person, identity)) {
      throw new AuthorizationException(REFUSED);
    }
  }

  private static boolean mayBeGiven(DelegateTask task, Authentication person, IdentityService identity) {
    Set<String> services = task.getCandidates().stream().filter(link -> link.getGroupId() != null)
        .map(IdentityLink::getGroupId).collect(Collectors.toSet());
    boolean leads = services.stream().map(group -> Groups.isLeaderGroup(group) ? group : Groups.leadersOf(group))
        .anyMatch(person.getGroupIds()::contains);
    if (task.getAssignee() == null) {
      return leads;
    }
    boolean toSelf = task.getAssignee().equals(person.getUserId());
    boolean worksThere = services.stream().anyMatch(service ->
        identity.createUserQuery().userId(task.getAssignee()).memberOfGroup(service).count() > 0);
    return worksThere && (toSelf || leads);
  }

  /** Whether the diagram says that nobody takes the task from whoever has it. */
  public static boolean isPersonalDuty(DelegateTask task) {
    return DiagramProperties.of(task.getBpmnModelElementInstance()).containsKey(DiagramProperties.PERSONAL_DUTY);
  }
}
