package no.stafettpinnen.engine;

import static org.camunda.bpm.engine.authorization.TaskPermissions.READ;
import static org.camunda.bpm.engine.authorization.TaskPermissions.TASK_ASSIGN;

import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/** Candidates may claim and complete (the engine's default here); the leaders of the candidate service may also reassign. */
class ServiceAuthorizationProvider extends DefaultAuthorizationProvider {

  @Override
  public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
    AuthorizationEntity leaders = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
    leaders.setGroupId(Groups.leadersOf(groupId));
    leaders.setResource(Resources.TASK);
    leaders.setResourceId(task.getId());
    leaders.addPermission(READ);
    leaders.addPermission(TASK_ASSIGN);
    return Stream.concat(Stream.of(super.newTaskGroupIdentityLink(task, groupId, type)), Stream.of(leaders))
        .toArray(AuthorizationEntity[]::new);
  }
}
