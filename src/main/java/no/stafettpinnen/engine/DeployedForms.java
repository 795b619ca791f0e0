package no.stafettpinnen.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Finds the form that a task or a start event refers to, in its newest version. */
@Component
public class DeployedForms {

  /** @param id the form definition's id, different for each version */
  public record DeployedForm(String id, String key, byte[] content) {
  }

  private final RepositoryService repository;
  private final ProcessEngineConfigurationImpl engine;
  /** By the definition's id. What is deployed under an id never changes. */
  private final Map<String, DeployedForm> read = new ConcurrentHashMap<>();

  DeployedForms(RepositoryService repository, ProcessEngineConfigurationImpl engine) {
    this.repository = repository;
    this.engine = engine;
  }

  /** The form that the element of this process refers to by {@code camunda:formRef}; empty when it has none. */
  public Optional<DeployedForm> of(String processDefinitionId, String elementId) {
    ModelElementInstance element = repository.getBpmnModelInstance(processDefinitionId).getModelElementById(elementId);
    String key = element instanceof UserTask task ? task.getCamundaFormRef()
        : element instanceof StartEvent start ? start.getCamundaFormRef() : null;
    return Optional.ofNullable(key).map(this::latest);
  }

  /** The form of this id, for what no diagram refers to. */
  public DeployedForm named(String key) {
    return latest(key);
  }

  private DeployedForm latest(String key) {
    CamundaFormDefinition definition = engine.getCommandExecutorTxRequired()
        .execute(context -> context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(key));
    return definition == null ? null : read.computeIfAbsent(definition.getId(), id -> read(key, definition));
  }

  private DeployedForm read(String key, CamundaFormDefinition definition) {
    try (InputStream content = repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
      return new DeployedForm(definition.getId(), key, content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
