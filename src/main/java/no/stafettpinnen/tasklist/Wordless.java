package no.stafettpinnen.tasklist;

/** A failure as the log may have it: classes and places, no messages, which may carry what somebody wrote. */
final class Wordless extends Exception {

  private static final int DEEPEST = 10;

  private Wordless(Throwable failure, int depth) {
    super(failure.getClass().getName(),
        failure.getCause() == null || depth == DEEPEST ? null : new Wordless(failure.getCause(), depth + 1), false, true);
    setStackTrace(failure.getStackTrace());
  }

  static Wordless of(Throwable failure) {
    return new Wordless(failure, 0);
  }
}
