package no.stafettpinnen.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.Collector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.engine.platform7.ElementCoverageParseListener;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Which nodes and flows of the diagrams the tests went through: our one use of camunda-process-test-coverage. */
@TestConfiguration(proxyBeanMethods = false)
public class ProcessCoverage implements Collector {

  private final Map<String, Set<String>> seen = new ConcurrentHashMap<>();

  @Bean
  ProcessEnginePlugin coveragePlugin() {
    ElementCoverageParseListener listener = new ElementCoverageParseListener();
    listener.setCoverageState(this);
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        if (engine.getCustomPostBPMNParseListeners() == null) {
          engine.setCustomPostBPMNParseListeners(new ArrayList<>());
        }
        engine.getCustomPostBPMNParseListeners().add(listener);
      }
    };
  }

  @Override
  public void addEvent(Event event) {
    seen.computeIfAbsent(event.getModelKey(), key -> ConcurrentHashMap.newKeySet()).add(event.getDefinitionKey());
  }

  public void reset() {
    seen.clear();
  }

  /**
   * Every flow was taken, and at least the given share of nodes and flows was.
   *
   * @param elsewhere nodes and flows that another class takes
   */
  public void assertCovered(RepositoryService repository, String processKey, double share, String... elsewhere) {
    BpmnModelInstance model = repository.getBpmnModelInstance(repository.createProcessDefinitionQuery()
        .processDefinitionKey(processKey).latestVersion().singleResult().getId());
    Set<String> all = new TreeSet<>();
    model.getModelElementsByType(FlowNode.class).forEach(node -> all.add(node.getId()));
    model.getModelElementsByType(SequenceFlow.class).forEach(flow -> all.add(flow.getId()));
    List.of(elsewhere).forEach(all::remove);
    Set<String> missed = new TreeSet<>(all);
    missed.removeAll(seen.getOrDefault(processKey, Set.of()));
    double covered = 1.0 - (double) missed.size() / all.size();
    System.out.printf("coverage of %s: %.1f %% of %d nodes and flows%n", processKey, covered * 100, all.size());
    assertThat(covered).as("not reached in %s: %s", processKey, missed).isGreaterThanOrEqualTo(share);
    assertThat(missed).as("flows that no test reaches").noneMatch(id ->
        model.getModelElementById(id) instanceof SequenceFlow);
  }
}
