package no.stafettpinnen.engine;

import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * An operator sees where processes are, not what is in them: a query that finds them by their variables would tell the variables
 * one by one. {@link CaseTaskManager} says the same of tasks.
 */
class QueriesAskNoVariables implements CommandRule {

  @Override
  public void check(Command<?> command, CommandContext context) {
    if (command instanceof ProcessInstanceQueryImpl query
        && Stream.concat(Stream.of(query), query.getQueries().stream()).anyMatch(part -> !part.getQueryVariableValues().isEmpty())) {
      throw new AuthorizationException("Processes are not found by variables");
    }
  }
}
