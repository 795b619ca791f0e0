package no.stafettpinnen.consent;

import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${queueConsents}}: looks after the consents that end soon or have run out. */
@ProcessBean("queueConsents")
class QueueConsentsDelegate implements JavaDelegate {

  private final ConsentWatch watch;

  QueueConsentsDelegate(ConsentWatch watch) {
    this.watch = watch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    watch.queueAll();
  }
}
