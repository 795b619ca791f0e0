package no.stafettpinnen.coordination;

import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${queueGoneCoordinators}}: each person who is gone is looked after alone, so that one who fails stops no other. */
@ProcessBean("queueGoneCoordinators")
class QueueGoneCoordinatorsDelegate implements JavaDelegate {

  private final GoneCoordinators gone;

  QueueGoneCoordinatorsDelegate(GoneCoordinators gone) {
    this.gone = gone;
  }

  @Override
  public void execute(DelegateExecution execution) {
    gone.queueAll();
  }
}
