package no.stafettpinnen.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.notification.Inbox.Kind;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.junit.jupiter.api.Test;

/** What the diagrams say of messages about reports is found out here, and not when the message should have gone. */
class ReportMessagesTest {

  private static final List<String> PEOPLE = List.of("reporter", "leaders", "barnevern", "barnevernLeaders");

  @Test
  void everyMessageAndRecipientInADiagramExists() throws IOException {
    List<String> seen = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      files.filter(file -> file.toString().endsWith(".bpmn")).map(file -> Bpmn.readModelFromFile(file.toFile()))
          .flatMap(model -> model.getModelElementsByType(SendTask.class).stream())
          .filter(task -> "${sendReportMessage}".equals(task.getCamundaDelegateExpression())).forEach(task -> {
            Map<String, String> properties = new HashMap<>();
            task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).singleResult().getCamundaProperties()
                .forEach(property -> properties.put(property.getCamundaName(), property.getCamundaValue()));
            assertThat(Arrays.stream(Kind.values()).map(Kind::name)).as(task.getId()).contains(properties.get("message"));
            assertThat(properties.get("to").split(",")).as(task.getId()).isSubsetOf(PEOPLE);
            seen.add(task.getId());
          });
    }
    assertThat(seen).hasSizeGreaterThan(6);
  }

  @Test
  void whoIsToldOfWhatIsMissingIsDrawn() {
    for (String file : List.of("reconcile-reports", "collect-receipts")) {
      assertThat(Bpmn.readModelFromFile(Path.of("processes/" + file + ".bpmn").toFile()).getModelElementsByType(ServiceTask.class))
          .singleElement().satisfies(task -> assertThat(DiagramProperties.of(task).get("to").split(",")).isNotEmpty().isSubsetOf(PEOPLE));
    }
  }
}
