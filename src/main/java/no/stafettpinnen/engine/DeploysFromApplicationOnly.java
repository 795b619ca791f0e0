package no.stafettpinnen.engine;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByKeyCmd;

/** What runs is what the application brought when it started: nobody who is logged in deploys, redeploys or deletes. */
class DeploysFromApplicationOnly implements CommandRule {

  private static final Set<Class<?>> REFUSED = Set.of(DeployCmd.class, DeleteDeploymentCmd.class,
      DeleteProcessDefinitionsByIdsCmd.class, DeleteProcessDefinitionsByKeyCmd.class);

  @Override
  public void check(Command<?> command, CommandContext context) {
    if (REFUSED.stream().anyMatch(refused -> refused.isInstance(command))) {
      throw new AuthorizationException("Definitions come with the application only");
    }
  }
}
