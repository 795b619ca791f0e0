package no.stafettpinnen.engine;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.springframework.stereotype.Component;

/** What the deployed diagrams say about their elements. */
@Component
public class DrawnElements {

  private final RepositoryService repository;

  DrawnElements(RepositoryService repository) {
    this.repository = repository;
  }

  /**
   * The properties of the element, see {@link DiagramProperties}.
   *
   * @param element id of an element that the diagram has
   */
  public Map<String, String> properties(String definitionId, String element) {
    BaseElement drawn = repository.getBpmnModelInstance(definitionId).getModelElementById(element);
    return DiagramProperties.of(drawn);
  }
}
