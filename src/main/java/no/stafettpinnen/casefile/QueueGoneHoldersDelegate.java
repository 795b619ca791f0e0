package no.stafettpinnen.casefile;

import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${queueGoneHolders}}: each person who has a baton and is gone is looked after alone, so that one who fails stops no other. */
@ProcessBean("queueGoneHolders")
class QueueGoneHoldersDelegate implements JavaDelegate {

  private final GoneHolders gone;

  QueueGoneHoldersDelegate(GoneHolders gone) {
    this.gone = gone;
  }

  @Override
  public void execute(DelegateExecution execution) {
    gone.queueAll();
  }
}
