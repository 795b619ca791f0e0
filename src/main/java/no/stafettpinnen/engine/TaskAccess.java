package no.stafettpinnen.engine;

import java.util.Collection;
import java.util.List;

/**
 * The rule that says which tasks exist for a person (I9). The engine asks it for every task query and every command on a task
 * that a person gives, so that Tasklist's own API and our doors get the same answer. The system itself is not asked.
 */
public interface TaskAccess {

  /**
   * A condition on the table {@code ACT_RU_TASK}, named {@code T}.
   *
   * @param sql        with a {@code ?} for each parameter
   * @param parameters in the order of their places
   */
  record Condition(String sql, List<Object> parameters) {
  }

  /** The person as the engine knows them at this moment. */
  record Asker(String person, Collection<String> groups, Collection<String> municipalities) {
  }

  /** Which tasks this person sees. */
  Condition visible(Asker asker);

  /** Whether the person sees this task. */
  boolean maySee(Asker asker, String taskId);

  /** Whether the person may give this task to others: a leader of the service that the task waits for. */
  boolean mayAssign(Asker asker, String taskId);
}
