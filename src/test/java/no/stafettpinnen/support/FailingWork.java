package no.stafettpinnen.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import no.stafettpinnen.engine.QueuedWork;
import org.springframework.boot.test.context.TestComponent;

/** Work that never succeeds, but on subjects that begin with {@value #GOOD}. What it fails with says more than anybody may know. */
@TestComponent
public class FailingWork implements QueuedWork {

  public static final String KIND = "failing";
  public static final String GOOD = "good";
  public static final String MARKER = "as-always@example.no";

  /** Subjects that it began with, in turn. */
  public static final List<String> BEGUN = new CopyOnWriteArrayList<>();

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(String subject) {
    BEGUN.add(subject);
    if (!subject.startsWith(GOOD)) {
      throw new IllegalStateException(MARKER, new IllegalArgumentException(MARKER));
    }
  }
}
