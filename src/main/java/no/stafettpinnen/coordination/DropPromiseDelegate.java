package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${dropPromise}}: nobody waits any more for what a service promised, and nobody is told, because everything stops with it. */
@ProcessBean("dropPromise")
class DropPromiseDelegate implements JavaDelegate {

  private final PromiseLedger promises;

  DropPromiseDelegate(PromiseLedger promises) {
    this.promises = promises;
  }

  @Override
  public void execute(DelegateExecution execution) {
    promises.lapse(promises.find(UUID.fromString((String) execution.getVariable(FlowVariable.PROMISE.key()))));
  }
}
