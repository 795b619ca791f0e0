package no.stafettpinnen.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Is told of each task of every diagram when it comes to somebody, or to a service, in the transaction in which that happens. */
public interface TaskGiven {

  /** @param by who took the step that gave it; nobody where a timer did */
  void to(DelegateTask task, Optional<String> by);

  /** Of one that its diagram has told somebody of, in a step before. */
  void toldBefore(DelegateTask task);
}
