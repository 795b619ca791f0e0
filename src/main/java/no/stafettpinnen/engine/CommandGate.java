package no.stafettpinnen.engine;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person may ask of the engine at all, whatever API the call came through: a list, everything else is refused. What the
 * system does, and what a form has opened the {@link FormGate} for, does not pass here.
 */
class CommandGate extends CommandInterceptor {

  private static final Logger LOG = LoggerFactory.getLogger(CommandGate.class);

  /** What Tasklist needs, with our form host in it. Which tasks, {@link TaskAccess} says. */
  private static final Set<String> EVERYBODY = Set.of(
      "TaskQueryImpl", "ClaimTaskCmd", "AssignTaskCmd", "GetIdentityLinksForTaskCmd", "GetTaskFormCmd",
      "FilterQueryImpl", "GetFilterCmd", "ExecuteFilterListCmd", "ExecuteFilterListPageCmd", "ExecuteFilterCountCmd",
      "ProcessDefinitionQueryImpl", "GetDeployedProcessDefinitionCmd", "GetDeploymentProcessModelCmd",
      "GetStartFormCmd",
      "AuthorizationCheckCmd", "DbUserQueryImpl", "DbGroupQueryImpl", "CreateUserQueryCmd", "CreateGroupQueryCmd",
      "IsIdentityServiceReadOnlyCmd");

  /** What Cockpit shows of where processes are stuck, and the one thing an operator does about it: let a job try again. */
  private static final Set<String> OPERATORS = Set.of(
      "ProcessInstanceQueryImpl", "VariableInstanceQueryImpl", "JobQueryImpl", "JobDefinitionQueryImpl", "DeploymentQueryImpl",
      "DecisionDefinitionQueryImpl", "CaseDefinitionQueryImpl", "ProcessDefinitionStatisticsQueryImpl",
      "ActivityStatisticsQueryImpl", "GetActivityInstanceCmd", "GetStaticCalledProcessDefinitionCmd",
      "GetJobExceptionStacktraceCmd", "SetJobRetriesCmd");

  private final IdentityService identity;

  CommandGate(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public <T> T execute(Command<T> command) {
    Authentication person = identity.getCurrentAuthentication();
    boolean byPerson = person != null && Context.getCommandContext() == null && !FormGate.isOpen();
    if (byPerson && !mayAsk(person, command.getClass().getSimpleName())) {
      LOG.warn("Refused {} to a person", command.getClass().getName());
      throw new AuthorizationException("No access");
    }
    return next.execute(command);
  }

  private static boolean mayAsk(Authentication person, String command) {
    boolean operator = person.getGroupIds() != null && person.getGroupIds().contains(Groups.OPERATORS);
    return EVERYBODY.contains(command) || operator && OPERATORS.contains(command);
  }
}
