package no.stafettpinnen.report;

import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${beginTellingPolice}}: whoever reports gets the task to tell the police (strl. § 196), which nothing else waits for. */
@ProcessBean("beginTellingPolice")
class BeginTellingPoliceDelegate implements JavaDelegate {

  private final CaseMessages messages;

  BeginTellingPoliceDelegate(CaseMessages messages) {
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    messages.begin(UUID.fromString(execution.getProcessBusinessKey()), "tellPolice", "policeToTell", FlowVariable.read(execution,
        FlowVariable.MUNICIPALITY, FlowVariable.SERVICE, FlowVariable.OPENED, FlowVariable.LEVEL, FlowVariable.REPORTER));
  }
}
