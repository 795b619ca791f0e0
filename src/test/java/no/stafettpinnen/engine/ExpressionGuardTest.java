package no.stafettpinnen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stafettpinnen.support.RequestLedger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first layer against CVE-2026-109432, alone in an engine as shipped: what expressions may say, and what they may reach. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpressionGuardTest {

  /** What a diagram could call here. */
  @ProcessBean("helper")
  public static class Helper {

    public String service(DelegateExecution execution) {
      return "school:" + execution.getProcessBusinessKey();
    }

    public Object self() {
      return this;
    }
  }

  private final Map<Object, Object> beans = new HashMap<>(Map.of("helper", new Helper(), "other", new StringBuilder("other")));
  private ProcessEngine open;
  private ProcessEngine guarded;

  @BeforeAll
  void engines() {
    open = BareEngine.with();
    guarded = BareEngine.with(new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressionManager(beans, Set.of("helper")));
      }
    });
  }

  @AfterAll
  void close() {
    open.close();
    guarded.close();
  }

  @Test
  void theAttackWorksWithoutAnyDoor() {
    int before = Canary.songs();
    assertThatThrownBy(() -> open.getTaskService().createTaskQuery().or().taskAssigneeExpression(Canary.SINGS).endOr().list())
        .isInstanceOf(RuntimeException.class);
    assertThat(Canary.songs()).isGreaterThan(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      Canary.SINGS,
      "${''.class.forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${''['class'].forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${''[\"class\"]['forName']('no.stafettpinnen.engine.Canary')['newInstance']()}",
      "#{''.getClass().forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "x${''.getClass().forName('no.stafettpinnen.engine.Canary').newInstance()}y",
      "${true ? ''.getClass().forName('no.stafettpinnen.engine.Canary').newInstance() : 1}",
      "${(''.getClass()).forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${1.getClass().forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${true.class.forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${now().getClass().forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${currentUser().class.forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${dateTime().getClass().forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${dateTime().plusDays(1).class.forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${helper.getClass().forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${helper.class.forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${helper['class'].forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${helper.self().getClass().forName('no.stafettpinnen.engine.Canary').newInstance()}",
      "${helper.service(''.getClass().forName('no.stafettpinnen.engine.Canary').newInstance())}",
      "${helper.notify()}", "${helper.hashCode()}", "${other.toString()}", "${other}", "${other.length()}",
      "${processEngine.taskService}", "${runtimeService.deleteProcessInstance('1', 'x')}", "${dataSource.connection}",
      "${environment.systemProperties}", "${execution.processEngineServices.repositoryService}",
      "${execution.getProcessEngineServices()}", "${execution['processEngineServices']}", "${execution.engineServices}",
      "${task.execution.processEngineServices}", "${task.setAssignee('x')}", "${execution.setVariable('level', 3)}",
      "${municipality.class}", "${municipality.getClass()}", "${municipality['class']}", "${level.class.name}",
      "${authenticatedUserId}", "${unknownVariable}", "${empty helper.class}", "${[1, 2].class}", "${x -> x.class}",
      "${System.exit(1)}", "${T(java.lang.Runtime)}", "${java.lang.Runtime.getRuntime()}", "${nn:function()}", "${helper.class.x = 1}"})
  void noSpellingReachesAClassOrAService(String expression) {
    int before = Canary.songs();
    assertThatThrownBy(() -> guarded.getTaskService().createTaskQuery().or().taskAssigneeExpression(expression).endOr().list())
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> guarded.getTaskService().createTaskQuery().taskAssigneeExpression(expression).count())
        .isInstanceOf(RuntimeException.class);
    RequestLedger.record("expressions", "java", "taskQuery", "guard alone", expression, "refused", "refused");
    assertThat(Canary.songs()).isEqualTo(before);
  }

  @Test
  void whatIsReachedIsShutAlsoForWhatWasWrittenElsewhere() {
    SimpleContext context = new SimpleContext(new AllowedValues(beans));
    for (String expression : List.of(Canary.SINGS, "${helper.getClass()}", "${helper.class}", "${helper['class']}",
        "${helper.notifyAll()}", "${helper.self().class}", "${other.length()}", "${other.class}", "${'x'.length()}")) {
      int before = Canary.songs();
      assertThatThrownBy(() -> new ExpressionFactoryImpl().createValueExpression(context, expression, Object.class)
          .getValue(context)).as(expression).isInstanceOf(ELException.class);
      RequestLedger.record("expressions", "java", "EL", "reach alone", expression, "refused", "refused");
      assertThat(Canary.songs()).isEqualTo(before);
    }
    assertThat(new ExpressionFactoryImpl().createValueExpression(context, "${helper.self()}", Object.class).getValue(context))
        .isSameAs(beans.get("helper"));
  }

  @Test
  void whatDiagramsSayStillRuns() {
    guarded.getRepositoryService().createDeployment().addModelInstance("run.bpmn", Bpmn.createExecutableProcess("run")
        .startEvent().userTask("wait").camundaCandidateGroups("${helper.service(execution)}").camundaPriority("${level + 1}")
        .name("${municipality}").exclusiveGateway("which")
        .condition("up", "${level > 1 && municipality != 'frosta'}").endEvent()
        .moveToNode("which").condition("else", "${level <= 1}").endEvent().done()).deploy();
    guarded.getRuntimeService().startProcessInstanceByKey("run", "key", Map.of("level", 2, "municipality", "frosta"));
    var task = guarded.getTaskService().createTaskQuery().taskCandidateGroup("school:key").singleResult();
    assertThat(task.getPriority()).isEqualTo(3);
    assertThat(task.getName()).isEqualTo("frosta");
  }
}
