package no.stafettpinnen.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** The person on whose behalf the engine's current command runs. Nobody when the system itself acts: a job, a delegate, a form. */
final class CallingPerson {

  private CallingPerson() {
  }

  static Optional<TaskAccess.Asker> find() {
    CommandContext command = Context.getCommandContext();
    if (command == null || command.getAuthentication() == null || !command.isAuthorizationCheckEnabled() || FormGate.isOpen()) {
      return Optional.empty();
    }
    Authentication person = command.getAuthentication();
    return Optional.of(new TaskAccess.Asker(person.getUserId(), orNone(person.getGroupIds()), orNone(person.getTenantIds())));
  }

  private static Collection<String> orNone(List<String> ids) {
    return ids == null ? List.of() : ids;
  }
}
