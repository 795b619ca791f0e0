package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.Measures;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.OpenTasks;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${giveAgreedToHolder}}: whoever holds the baton has the task from now on, because its owner's service is out of the case. */
@ProcessBean("giveAgreedToHolder")
class GiveAgreedToHolderDelegate implements JavaDelegate {

  private final BatonLedger baton;
  private final Measures measures;
  private final OpenTasks tasks;

  GiveAgreedToHolderDelegate(BatonLedger baton, Measures measures, OpenTasks tasks) {
    this.baton = baton;
    this.measures = measures;
    this.tasks = tasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    BatonLedger.Holder holder = baton.holder(UUID.fromString(execution.getProcessBusinessKey())).orElseThrow();
    measures.giveToHolder(UUID.fromString((String) execution.getVariable(FlowVariable.MEASURE.key())), holder);
    tasks.give(execution.getProcessInstanceId(), holder.person(), holder.service());
  }
}
