package no.stafettpinnen.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;

/**
 * {@code ${tellCase}}, for a message event that throws: gives its message to everything in the same case that waits for it, called
 * processes too. Where nothing waits, nothing happens.
 */
@ProcessBean("tellCase")
class TellCaseDelegate implements JavaDelegate {

  private static final String MESSAGE = "message";

  @Override
  public void execute(DelegateExecution execution) {
    RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
    String message = execution.getBpmnModelElementInstance().getChildElementsByType(MessageEventDefinition.class).iterator().next()
        .getMessage().getName();
    runtime.createExecutionQuery().processInstanceBusinessKey(execution.getProcessBusinessKey())
        .messageEventSubscriptionName(message).list()
        .forEach(waiting -> runtime.messageEventReceived(message, waiting.getId()));
  }
}
