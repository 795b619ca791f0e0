package no.stafettpinnen.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
   * @param receipt       what is told to whoever has begun it; null where the diagram says nothing
   * @param inClosedCase  whether the diagram lets it begin in a closed case too
   * @param onlyWhen      name of the {@link CaseQuestion} that must be answered yes; null where it can be begun at any time
   * @param otherwise     what to tell whoever would begin it all the same; null where there is no such question
   * @param inAnonymousCase whether it can be begun in an anonymous case too
   * @param anonymousCase what to tell whoever would begin it in an anonymous case; null where it is not offered there
   * @param besideAnyTask whether who only sees a task of the case may begin it too
   */
  public record CaseProcess(String key, String definitionId, String startEvent, String name, String help, String receipt,
                            boolean inClosedCase, String onlyWhen, String otherwise, boolean inAnonymousCase,
                            String anonymousCase, boolean besideAnyTask) {
  }

  /** What stands in a diagram that can be begun; the order is the property's value. */
  private record Ordered(int order, CaseProcess process) {
  }

  private final ProcessEngineConfigurationImpl engine;
  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final FormGate gate;
  /** By the definition's id. What is deployed under an id never changes. */
  private final Map<String, Optional<Ordered>> read = new ConcurrentHashMap<>();

  CaseProcesses(ProcessEngineConfigurationImpl engine, RepositoryService repository, RuntimeService runtime, FormGate gate) {
    this.engine = engine;
    this.repository = repository;
    this.runtime = runtime;
    this.gate = gate;
  }

  /** In the order of the property's value, a number. */
  public List<CaseProcess> actions() {
    return repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list().stream()
        .flatMap(definition -> ordered(definition).stream()).sorted(Comparator.comparingInt(Ordered::order)).map(Ordered::process).toList();
  }

  public Optional<CaseProcess> action(String key) {
    return Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult())
        .flatMap(this::ordered).map(Ordered::process);
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

  private Optional<Ordered> ordered(ProcessDefinition definition) {
    return read.computeIfAbsent(definition.getId(), id -> read(definition.getKey(), id, repository.getBpmnModelInstance(id)));
  }

  private static Optional<Ordered> read(String key, String definitionId, BpmnModelInstance diagram) {
    Process process = diagram.getModelElementById(key);
    Map<String, String> properties = DiagramProperties.of(process);
    return Optional.ofNullable(properties.get(DiagramProperties.CASE_ACTION)).map(Integer::valueOf).map(order -> {
      StartEvent start = diagram.getModelElementsByType(StartEvent.class).stream().filter(event -> event.getCamundaFormRef() != null)
          .findFirst().orElseThrow();
      String help = String.join("\n", start.getDocumentations().stream().map(text -> text.getTextContent()).toList());
      return new Ordered(order, new CaseProcess(key, definitionId, start.getId(), start.getName(), help,
          DiagramProperties.of(start).get(DiagramProperties.RECEIPT), properties.containsKey(DiagramProperties.IN_CLOSED_CASE),
          properties.get(DiagramProperties.ONLY_WHEN), properties.get(DiagramProperties.OTHERWISE),
          properties.containsKey(DiagramProperties.IN_ANONYMOUS_CASE), properties.get(DiagramProperties.ANONYMOUS_CASE),
          properties.containsKey(DiagramProperties.BESIDE_ANY_TASK)));
    });
  }
}
