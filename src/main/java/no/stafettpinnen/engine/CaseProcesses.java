package no.stafettpinnen.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.springframework.stereotype.Component;

/** The processes that a person can begin in a case that is open: those whose diagram has the property {@code caseAction}. */
@Component
public class CaseProcesses {

  /**
   * @param startEvent    id of the start event with the form
   * @param help          the documentation of the start event
   * @param anonymousCase what to tell whoever would begin it in an anonymous case; null where it is not offered there
   */
  public record CaseProcess(String key, String definitionId, String startEvent, String name, String help, String anonymousCase) {
  }

  private final ProcessEngineConfigurationImpl engine;
  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final FormGate gate;

  CaseProcesses(ProcessEngineConfigurationImpl engine, RepositoryService repository, RuntimeService runtime, FormGate gate) {
    this.engine = engine;
    this.repository = repository;
    this.runtime = runtime;
    this.gate = gate;
  }

  /** In the order of the property's value, a number. */
  public List<CaseProcess> actions() {
    return repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list().stream()
        .filter(definition -> order(definition).isPresent())
        .sorted((one, other) -> order(one).get().compareTo(order(other).get())).map(this::read).toList();
  }

  public Optional<CaseProcess> action(String key) {
    return Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult())
        .filter(definition -> order(definition).isPresent()).map(this::read);
  }

  /**
   * Begins the process in the case. The engine's own rights, which say who may open a case, are not asked: who may begin something in
   * one, the caller has asked the rule of access.
   */
  public void begin(CaseProcess process, UUID caseId, Map<String, Object> variables) {
    gate.open(process.key(), () -> engine.getCommandExecutorTxRequired().execute(context -> {
      context.runWithoutAuthorization(() -> runtime.createProcessInstanceById(process.definitionId()).businessKey(caseId.toString())
          .setVariables(variables).execute());
      return null;
    }));
  }

  private CaseProcess read(ProcessDefinition definition) {
    StartEvent start = model(definition).getModelElementsByType(StartEvent.class).stream()
        .filter(event -> event.getCamundaFormRef() != null).findFirst().orElseThrow();
    String help = String.join("\n", start.getDocumentations().stream().map(text -> text.getTextContent()).toList());
    return new CaseProcess(definition.getKey(), definition.getId(), start.getId(), start.getName(), help,
        property(definition, DiagramProperties.ANONYMOUS_CASE));
  }

  private Optional<Integer> order(ProcessDefinition definition) {
    return Optional.ofNullable(property(definition, DiagramProperties.CASE_ACTION)).map(Integer::valueOf);
  }

  private String property(ProcessDefinition definition, String name) {
    Process process = model(definition).getModelElementById(definition.getKey());
    return DiagramProperties.of(process).get(name);
  }

  private BpmnModelInstance model(ProcessDefinition definition) {
    return repository.getBpmnModelInstance(definition.getId());
  }
}
