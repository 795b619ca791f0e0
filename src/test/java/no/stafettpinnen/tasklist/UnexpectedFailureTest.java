package no.stafettpinnen.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.ProblemDetail;

/** What nobody foresaw while a task is completed: one entry in the log that leads to its place, and nothing that people wrote. */
@StafettTest
@ExtendWith(OutputCaptureExtension.class)
class UnexpectedFailureTest {

  private static final String STORY = "Ola sover i bilen";

  @Autowired
  private ConflictRetry retry;
  @Autowired
  private ProblemAdvice advice;

  @Test
  void isLoggedOnceWithItsPlacesAndWithoutItsWords(CapturedOutput log) {
    RuntimeException failure = catchThrowableOfType(RuntimeException.class, () -> retry.inTransaction(UnexpectedFailureTest::fails));
    ProblemDetail answer = advice.unexpected(failure);
    assertThat(answer.getStatus()).isEqualTo(500);
    assertThat(log.getAll()).containsOnlyOnce("Unexpected failure");
    assertThat(log.getAll().lines().filter(line -> line.contains("ERROR"))).hasSize(1);
    assertThat(log.getAll()).contains("java.lang.IllegalStateException", "Caused by", "java.lang.ArithmeticException",
        "UnexpectedFailureTest.fails(UnexpectedFailureTest.java");
    assertThat(log.getAll() + answer).doesNotContain(STORY);
  }

  private static Object fails() {
    throw new IllegalStateException(STORY, new ArithmeticException(STORY));
  }
}
