package no.stafettpinnen.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.springframework.stereotype.Component;

/** What the deployed diagrams say about their elements. */
@Component
public class DrawnElements {

  private record Drawn(String definitionId, String element) {
  }

  private final RepositoryService repository;
  /** What is deployed under an id never changes, and the engine asks the database each time. */
  private final Map<Drawn, Map<String, String>> read = new ConcurrentHashMap<>();

  DrawnElements(RepositoryService repository) {
    this.repository = repository;
  }

  /**
   * The properties of the element, see {@link DiagramProperties}.
   *
   * @param element id of an element that the diagram has
   */
  public Map<String, String> properties(String definitionId, String element) {
    return read.computeIfAbsent(new Drawn(definitionId, element), this::read);
  }

  private Map<String, String> read(Drawn drawn) {
    BaseElement element = repository.getBpmnModelInstance(drawn.definitionId()).getModelElementById(drawn.element());
    return DiagramProperties.of(element);
  }
}
