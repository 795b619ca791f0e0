package no.stafettpinnen.engine;

import java.util.Map;
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
    messages.tell(execution.getProcessBusinessKey(), execution.getBpmnModelElementInstance()
        .getChildElementsByType(MessageEventDefinition.class).iterator().next().getMessage().getName(), Map.of());
  }
}
