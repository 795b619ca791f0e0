package no.stafettpinnen.engine;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The gate that a completion or a start must pass. Only the form host opens it, for one task or one process key, after the
 * form is validated. The engine's own API behind Tasklist meets it closed, so a task can't be completed round its form.
 * The opening lives on the calling thread for the length of one engine call.
 */
@Component
public class FormGate {

  private static final ThreadLocal<String> OPEN = new ThreadLocal<>();

  /**
   * Runs {@code action} with the gate open for {@code subject}.
   *
   * @param subject a task id, or the key of a process that is being started
   */
  public <T> T open(String subject, Supplier<T> action) {
    String outer = OPEN.get();
    OPEN.set(subject);
    try {
      return action.get();
    } finally {
      if (outer == null) {
        OPEN.remove();
      } else {
        OPEN.set(outer);
      }
    }
  }

  /** Whether the engine is taking a step that a form or a job has begun, and not answering a call to its own API. */
  static boolean isOpen() {
    return OPEN.get() != null;
  }

  /** @throws FormRequiredException when the gate is not open for {@code subject} */
  static void requireOpenFor(String subject) {
    if (!subject.equals(OPEN.get())) {
      throw new FormRequiredException();
    }
  }
}
