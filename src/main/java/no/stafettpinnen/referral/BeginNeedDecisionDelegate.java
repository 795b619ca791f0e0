package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${beginNeedDecision}}: Helse- og velferdskontoret gets what the team asks it for (R133), which nothing else waits for. */
@ProcessBean("beginNeedDecision")
class BeginNeedDecisionDelegate implements JavaDelegate {

  private final CaseMessages messages;

  BeginNeedDecisionDelegate(CaseMessages messages) {
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    messages.begin(UUID.fromString(execution.getProcessBusinessKey()), "needDecision", "decisionNeeded", FlowVariable.read(execution,
        FlowVariable.MUNICIPALITY, FlowVariable.SERVICE, FlowVariable.OPENED, FlowVariable.LEVEL));
  }
}
