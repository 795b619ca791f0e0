package no.stafettpinnen.engine;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A failure as a log or an operator may have it: classes and places, no messages, which may carry what somebody wrote or an address. */
public final class Wordless extends Exception {

  private static final int DEEPEST = 10;

  private Wordless(Throwable failure, int depth) {
    super(failure.getClass().getName(),
        failure.getCause() == null || depth == DEEPEST ? null : new Wordless(failure.getCause(), depth + 1), false, true);
    setStackTrace(failure.getStackTrace());
  }

  public static Wordless of(Throwable failure) {
    return new Wordless(failure, 0);
  }

  /** The classes of the failure and its causes in one line. */
  String line() {
    return Stream.<Throwable>iterate(this, one -> one != null, Throwable::getCause).map(Throwable::getMessage)
        .map(name -> name.substring(name.lastIndexOf('.') + 1)).collect(Collectors.joining(", caused by "));
  }
}
