package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.Measures;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${layAgreedBeforeHolder}}: what was agreed has no task any more, and lies in the plan of whoever holds the baton. */
@ProcessBean("layAgreedBeforeHolder")
class LayAgreedBeforeHolderDelegate implements JavaDelegate {

  private final BatonLedger baton;
  private final Measures measures;

  LayAgreedBeforeHolderDelegate(BatonLedger baton, Measures measures) {
    this.baton = baton;
    this.measures = measures;
  }

  @Override
  public void execute(DelegateExecution execution) {
    measures.layBeforeHolder(UUID.fromString((String) execution.getVariable(FlowVariable.MEASURE.key())),
        baton.holder(UUID.fromString(execution.getProcessBusinessKey())).orElseThrow());
  }
}
