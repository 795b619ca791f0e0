package no.stafettpinnen.support;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** When a test class is through, nothing of its cases comes due in another one's time. */
public class EndOfClass implements TestExecutionListener {

  @Override
  public void afterTestClass(TestContext test) {
    if (test.hasApplicationContext()) {
      test.getApplicationContext().getBean(Stage.class).leaveNothingDue();
    }
  }
}
