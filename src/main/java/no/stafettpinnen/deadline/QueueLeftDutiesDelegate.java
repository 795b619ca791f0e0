package no.stafettpinnen.deadline;

import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${queueLeftDuties}}: each person who has a task and is gone is looked after alone, so that one that fails stops no other. */
@ProcessBean("queueLeftDuties")
class QueueLeftDutiesDelegate implements JavaDelegate {

  private final LeftDuties duties;

  QueueLeftDutiesDelegate(LeftDuties duties) {
    this.duties = duties;
  }

  @Override
  public void execute(DelegateExecution execution) {
    duties.queueAll();
  }
}
