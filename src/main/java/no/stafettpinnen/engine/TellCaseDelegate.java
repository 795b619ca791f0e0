package no.stafettpinnen.engine;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;

/** {@code ${tellCase}}, for a message event that throws: gives its message to everything in the same case that waits for it. */
@ProcessBean("tellCase")
class TellCaseDelegate implements JavaDelegate {

  private final CaseMessages messages;

  TellCaseDelegate(CaseMessages messages) {
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String message = execution.getBpmnModelElementInstance().getChildElementsByType(MessageEventDefinition.class).iterator().next()
        .getMessage().getName();
    messages.tell(UUID.fromString(execution.getProcessBusinessKey()), message);
  }
}
