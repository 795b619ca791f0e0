package no.stafettpinnen.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.List;
import no.stafettpinnen.engine.Groups;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * What everybody who is logged in may do in the engine: use Tasklist, read the diagrams, raise a concern. Which tasks they see,
 * {@link CaseAccess} says. Operators read in Cockpit where processes are, not what is in them, and let a job try again.
 */
@Component
class EngineGrants implements SmartInitializingSingleton {

  /** Processes that open a case: everybody may begin them. */
  private static final List<String> OPENING = List.of("concernToAction", "anonymousReferral", "familyNeed");

  private final AuthorizationService authorizations;
  private final IdentityService identity;
  private final TasklistFilters filters;

  EngineGrants(AuthorizationService authorizations, IdentityService identity, TasklistFilters filters) {
    this.authorizations = authorizations;
    this.identity = identity;
    this.filters = filters;
  }

  @Override
  public void afterSingletonsInstantiated() {
    grantToAll(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    grantToAll(Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
    OPENING.forEach(process -> grantToAll(Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.CREATE_INSTANCE));
    grantToAll(Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
    filters.create().forEach(filter -> grantToAll(Resources.FILTER, filter, Permissions.READ));
    operators();
  }

  private void operators() {
    if (identity.createGroupQuery().groupId(Groups.OPERATORS).count() == 0) {
      identity.saveGroup(identity.newGroup(Groups.OPERATORS));
    }
    save(AUTH_TYPE_GRANT, Groups.OPERATORS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    save(AUTH_TYPE_GRANT, Groups.OPERATORS, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.RETRY_JOB);
  }

  private void grantToAll(Resource resource, String id, Permission... permissions) {
    save(AUTH_TYPE_GLOBAL, null, resource, id, permissions);
  }

  private void save(int type, String group, Resource resource, String id, Permission... permissions) {
    var existing = authorizations.createAuthorizationQuery().authorizationType(type).resourceType(resource).resourceId(id);
    if ((group == null ? existing : existing.groupIdIn(group)).count() > 0) {
      return;
    }
    Authorization authorization = authorizations.createNewAuthorization(type);
    if (group != null) {
      authorization.setGroupId(group);
    }
    authorization.setResource(resource);
    authorization.setResourceId(id);
    for (Permission permission : permissions) {
      authorization.addPermission(permission);
    }
    authorizations.saveAuthorization(authorization);
  }
}
