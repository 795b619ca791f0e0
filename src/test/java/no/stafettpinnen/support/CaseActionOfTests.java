package no.stafettpinnen.support;

import org.camunda.bpm.engine.RepositoryService;

/** A process that a person can begin in an open case, with one question that must be answered. It ends at once. */
public final class CaseActionOfTests {

  public static final String KEY = "actionOfTests";
  public static final String ANSWERED = """
      {"action": {"why": "Fordi"}}""";

  private CaseActionOfTests() {
  }

  /** @return the deployment, to be removed again */
  public static String deploy(RepositoryService repository) {
    return repository.createDeployment().addString("actionOfTests.form", """
        {"type": "default", "id": "actionOfTests", "components": [{"type": "textarea", "id": "field_why", "key": "action.why",
         "label": "Hvorfor?", "validate": {"required": true}}]}""").addString("action-of-tests.bpmn", """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            id="actionOfTestsDefinitions" targetNamespace="https://stafettpinnen.no/bpmn">
          <bpmn:process id="actionOfTests" name="Prøv noe" isExecutable="true" camunda:historyTimeToLive="P1D"
              camunda:isStartableInTasklist="false">
            <bpmn:extensionElements><camunda:properties><camunda:property name="caseAction" value="99" /><camunda:property name="besideAnyTask" value="true" /></camunda:properties>
            </bpmn:extensionElements>
            <bpmn:startEvent id="asked" name="Prøv noe i saken" camunda:formRef="actionOfTests" camunda:formRefBinding="latest">
              <bpmn:documentation>Bare for å prøve.</bpmn:documentation>
              <bpmn:outgoing>on</bpmn:outgoing>
            </bpmn:startEvent>
            <bpmn:sequenceFlow id="on" sourceRef="asked" targetRef="done" />
            <bpmn:endEvent id="done"><bpmn:incoming>on</bpmn:incoming></bpmn:endEvent>
          </bpmn:process>
        </bpmn:definitions>""").deploy().getId();
  }

  public static void remove(RepositoryService repository, String deployment) {
    repository.deleteDeployment(deployment, true);
  }
}
