package no.stafettpinnen.support;

import no.stafettpinnen.engine.QueuedWork;
import org.springframework.boot.test.context.TestComponent;

/** Work that never succeeds. */
@TestComponent
public class FailingWork implements QueuedWork {

  public static final String KIND = "failing";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(String subject) {
    throw new IllegalStateException("As always");
  }
}
