package no.stafettpinnen.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The check of each command on a task, alone: the {@link CommandGate} lets commands within a command pass, so here it does not
 * stand before the {@link CaseCommandChecker}.
 */
@StafettTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindTheGateTest {

  @Autowired
  private Stage stage;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private EngineUser engineUser;

  private String task;
  /** A task of no process: the engine deletes no other. */
  private String alone;

  @BeforeAll
  void aTask() {
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(caseId.toString()).singleResult().getId();
    Task made = engine.getTaskService().newTask();
    engine.getTaskService().saveTask(made);
    alone = made.getId();
  }

  @AfterAll
  void clear() {
    engine.getTaskService().deleteTask(alone, true);
  }

  @Test
  void whoHasTheTaskChangesNothingOfIt() {
    Map<String, Consumer<TaskService>> ways = Map.of(
        "set a variable", tasks -> tasks.setVariable(task, "level", 3),
        "remove a variable", tasks -> tasks.removeVariable(task, "level"),
        "delete", tasks -> tasks.deleteTask(alone, "reason"),
        "create", tasks -> tasks.saveTask(tasks.newTask()),
        "give away", tasks -> tasks.setAssignee(task, "anne"),
        "rename", tasks -> tasks.setName(task, "name"));
    ways.forEach((what, way) -> assertRefused(what, "kari", List.of("kindergarten:fosslia"), way));
  }

  @Test
  void anotherUnitDoesNothingWithIt() {
    Map<String, Consumer<TaskService>> ways = Map.of(
        "claim", tasks -> tasks.claim(task, "bente"),
        "complete", tasks -> tasks.complete(task),
        "read variables", tasks -> tasks.getVariables(task),
        "read who may", tasks -> tasks.getIdentityLinksForTask(task));
    ways.forEach((what, way) -> assertRefused(what, "bente", List.of("kindergarten:kvislabakken"), way));
  }

  private void assertRefused(String what, String person, List<String> groups, Consumer<TaskService> way) {
    var commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    assertThatThrownBy(() -> commands.execute(context -> engineUser.as(person, groups, List.of("stjordal"), () -> {
      way.accept(engine.getTaskService());
      return null;
    }))).as(what).isInstanceOf(AuthorizationException.class);
  }
}
