package no.stafettpinnen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.stafettpinnen.support.RequestLedger;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.ReflectionUtils;

/** The second layer against CVE-2026-109432, alone in an engine as shipped: no query of a person carries an expression. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryDoorTest {

  private static final Map<String, Consumer<TaskQuery>> RUNS = Map.of("list", TaskQuery::list, "count", TaskQuery::count,
      "listPage", query -> query.listPage(0, 5), "singleResult", TaskQuery::singleResult);

  private ProcessEngine engine;
  private int songs;

  @BeforeAll
  void engine() {
    engine = BareEngine.with(new CommandDoor(new QueriesHoldNoExpressions()));
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @BeforeEach
  void aPerson() {
    songs = Canary.songs();
    engine.getIdentityService().setAuthentication("kari", List.of("school:x"));
  }

  @AfterEach
  void nobody() {
    engine.getIdentityService().clearAuthentication();
  }

  static Stream<Method> everyExpressionOfATaskQuery() {
    return Stream.of(TaskQuery.class.getMethods()).filter(method -> method.getName().endsWith("Expression"));
  }

  @Test
  void thereAreExpressionsToTry() {
    assertThat(everyExpressionOfATaskQuery().count()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void theSystemPasses() {
    engine.getIdentityService().clearAuthentication();
    assertThatThrownBy(() -> query().or().taskAssigneeExpression(Canary.SINGS).endOr().list())
        .isNotInstanceOf(NotValidException.class);
    assertThat(Canary.songs()).isGreaterThan(songs);
  }

  @ParameterizedTest
  @MethodSource("everyExpressionOfATaskQuery")
  void noneIsEvaluatedForAPerson(Method expression) {
    RUNS.forEach((name, run) -> {
      TaskQuery plain = query();
      ReflectionUtils.invokeMethod(expression, plain, Canary.SINGS);
      refused(name + " " + expression.getName(), () -> run.accept(plain));
      TaskQuery alternatives = query().or();
      ReflectionUtils.invokeMethod(expression, alternatives, Canary.SINGS);
      TaskQuery whole = alternatives.endOr();
      refused(name + " or " + expression.getName(), () -> run.accept(whole));
    });
  }

  @Test
  void alsoInTheSecondAlternativeAndInAnotherTransaction() {
    refused("second or", () -> query().or().taskName("x").endOr().or().taskOwnerExpression(Canary.SINGS).endOr().list());
    ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    refused("requires new", () -> new TaskQueryImpl(configuration.getCommandExecutorTxRequiresNew()).or()
        .taskAssigneeExpression(Canary.SINGS).endOr().list());
  }

  @Test
  void alsoInHistoryAndInstances() {
    var tasks = (HistoricTaskInstanceQueryImpl) engine.getHistoryService().createHistoricTaskInstanceQuery();
    tasks.addExpression("taskAssignee", Canary.SINGS);
    refused("historic tasks", tasks::list);
    var alternatives = (HistoricTaskInstanceQueryImpl) engine.getHistoryService().createHistoricTaskInstanceQuery().or();
    alternatives.addExpression("taskAssignee", Canary.SINGS);
    refused("historic tasks or", () -> alternatives.endOr().count());
    var instances = (ProcessInstanceQueryImpl) engine.getRuntimeService().createProcessInstanceQuery().or();
    instances.addExpression("processInstanceBusinessKey", Canary.SINGS);
    refused("instances or", () -> instances.endOr().list());
  }

  @Test
  void aFilterIsNotExtendedByOneAndNotSavedWithOne() {
    FilterService filters = engine.getFilterService();
    nobody();
    String plain = filters.saveFilter(filters.newTaskFilter("plain").setQuery(query().taskName("x"))).getId();
    aPerson();
    for (TaskQuery extension : List.of(query().taskAssigneeExpression(Canary.SINGS),
        query().or().taskAssigneeExpression(Canary.SINGS).endOr())) {
      refused("filter list", () -> filters.list(plain, extension));
      refused("filter listPage", () -> filters.listPage(plain, extension, 0, 5));
      refused("filter singleResult", () -> filters.singleResult(plain, extension));
      refused("filter count", () -> filters.count(plain, extension));
      refused("filter save", () -> filters.saveFilter(filters.newTaskFilter("bad").setQuery(extension)));
    }
    assertThat(filters.list(plain)).isEmpty();
    Filter changed = filters.getFilter(plain).setQuery(query().or().taskOwnerExpression(Canary.SINGS).endOr());
    refused("filter change", () -> filters.saveFilter(changed));
  }

  @Test
  void aStoredExpressionIsNotEvaluatedForAPerson() {
    FilterService filters = engine.getFilterService();
    for (TaskQuery stored : List.of(query().taskAssigneeExpression(Canary.SINGS),
        query().or().taskAssigneeExpression(Canary.SINGS).endOr())) {
      nobody();
      String id = filters.saveFilter(filters.newTaskFilter("stored").setQuery(stored)).getId();
      aPerson();
      refused("stored list", () -> filters.list(id));
      refused("stored listPage", () -> filters.listPage(id, 0, 5));
      refused("stored singleResult", () -> filters.singleResult(id));
      refused("stored count", () -> filters.count(id));
      refused("stored, extended", () -> filters.list(id, query().taskName("x")));
    }
  }

  private TaskQuery query() {
    return engine.getTaskService().createTaskQuery();
  }

  private void refused(String what, Runnable call) {
    assertThatThrownBy(call::run).as(what).isInstanceOf(NotValidException.class).hasMessageContaining("values, not expressions");
    RequestLedger.record("expressions", "java:kari", "query", "interceptor alone", what, "refused", "refused");
    assertThat(Canary.songs()).as(what).isEqualTo(songs);
  }

  @Test
  void nobodyFindsProcessesByTheirVariables() {
    ProcessEngine shut = BareEngine.with(new CommandDoor(new QueriesAskNoVariables()));
    try {
      assertThat(shut.getRuntimeService().createProcessInstanceQuery().variableValueEquals("danger", "yes").list()).isEmpty();
      shut.getIdentityService().setAuthentication("drift", List.of(Groups.OPERATORS));
      assertThat(shut.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey("x").list()).isEmpty();
      for (var query : List.of(shut.getRuntimeService().createProcessInstanceQuery().variableValueEquals("danger", "yes"),
          shut.getRuntimeService().createProcessInstanceQuery().or().variableValueLike("danger", "%").endOr())) {
        assertThatThrownBy(query::list).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(query::count).isInstanceOf(AuthorizationException.class);
      }
    } finally {
      shut.close();
    }
  }
}
