package no.stafettpinnen.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafettpinnen.access.AccessCases.Target;
import no.stafettpinnen.engine.EngineUser;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.support.RequestLedger;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * The engine's Java API as a person, without any door before it: whatever a method is called with, it gives nothing, finds nothing
 * and changes nothing, unless {@code engine-api-open.txt} names it.
 */
@StafettTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineApiAccessTest {

  private static final List<Relation> ASKING =
      List.of(Relation.OTHER_UNIT, Relation.OTHER_MUNICIPALITY, Relation.COLLEAGUE_TAKEN, Relation.CONSENT_ENDED, Relation.OPERATOR);

  private static final int BUILDERS_DEEP = 2;
  private static final Set<String> BUILDERS_ENDS = Set.of("execute", "executeAsync", "executeWithVariablesInReturn", "list", "count",
      "sum", "interval", "listPage", "singleResult", "correlate", "correlateAll", "correlateWithResult", "correlateAllWithResult",
      "correlateStartMessage", "correlateAllAsync", "evaluate", "evaluateStartConditions", "send", "deploy", "deployWithResult",
      "delete", "create", "start", "manualStart", "complete", "close", "suspend", "activate", "duration", "countByCandidateGroup",
      "taskCountByCandidateGroup", "set", "setAsync", "subscribe",
      "countByProcessDefinitionKey", "countByTaskName", "build");

  private AccessCases cases;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private EngineUser engineUser;
  @Autowired
  private ServiceDirectory directory;

  private Set<String> open;
  private String before;

  @BeforeAll
  void play(@Autowired AutowireCapableBeanFactory beans) throws IOException {
    cases = beans.createBean(AccessCases.class);
    cases.play();
    before = state();
    open = new ClassPathResource("engine-api-open.txt").getContentAsString(StandardCharsets.UTF_8).lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#")).collect(Collectors.toSet());
  }

  @AfterAll
  void clear() {
    cases.clear();
  }

  @TestFactory
  Stream<DynamicContainer> nothingIsGivenThatIsNotNamed() {
    return ASKING.stream().map(relation -> dynamicContainer(relation.name(), services().flatMap(service ->
        Arrays.stream(apiOf(service).getMethods()).map(method ->
            dynamicTest(apiOf(service).getSimpleName() + "." + method.getName() + Arrays.toString(method.getParameterTypes()),
                () -> givesNothing(relation, service, method))))));
  }

  @Test
  void everyNamedMethodIsThere() {
    Set<String> there = services().flatMap(service -> Arrays.stream(apiOf(service).getMethods()).map(method -> name(service, method)))
        .collect(Collectors.toSet());
    assertThat(open).allSatisfy(name -> assertThat(there).contains(name.split(" ")[0]));
  }

  @Test
  void aPersonWhoSeesATaskStillChangesNothingRoundTheForm() {
    Target target = cases.of(Relation.ASSIGNEE);
    List<Runnable> ways = List.of(() -> engine.getTaskService().complete(target.taskId()),
        () -> engine.getTaskService().setVariable(target.taskId(), "level", 3),
        () -> engine.getTaskService().getVariables(target.taskId()),
        () -> engine.getTaskService().deleteTask(target.taskId()),
        () -> engine.getTaskService().setAssignee(target.taskId(), "anne"),
        () -> engine.getTaskService().delegateTask(target.taskId(), "anne"),
        () -> engine.getTaskService().addCandidateGroup(target.taskId(), "school:halsen"),
        () -> engine.getTaskService().createComment(target.taskId(), target.instanceId(), "text"),
        () -> engine.getTaskService().saveTask(engine.getTaskService().newTask()),
        () -> engine.getRuntimeService().deleteProcessInstance(target.instanceId(), "reason"),
        () -> engine.getRuntimeService().startProcessInstanceByKey("concernToAction"));
    for (Runnable way : ways) {
      assertThat(outcome(Relation.ASSIGNEE, () -> {
        way.run();
        return "done";
      })).isInstanceOf(AuthorizationException.class);
    }
  }

  private void givesNothing(Relation relation, Object service, Method method) throws Exception {
    Object result = outcome(relation, () -> method.invoke(service, arguments(service, method, cases.of(relation))));
    if (result instanceof TaskQuery query) {
      query.taskId(cases.of(relation).taskId());
    }
    if (result instanceof Query<?, ?> query) {
      Object list = outcome(relation, () -> query.listPage(0, 100));
      Object count = outcome(relation, query::count);
      boolean refused = list instanceof Exception && count instanceof Exception;
      result = refused || List.of().equals(list) && Long.valueOf(0).equals(count) ? null : "finds " + list;
    }
    if (isBuilder(result)) {
      result = build(relation, result, BUILDERS_DEEP);
    }
    String name = name(service, method);
    boolean isOpen = open.contains(name) || relation == Relation.OPERATOR && open.contains(name + " operator");
    boolean gives = !(result == null && method.getReturnType() != void.class || result instanceof Exception
        || result instanceof Collection<?> some && some.isEmpty());
    RequestLedger.record("engine-api", "java:" + relation, "call", name, "", isOpen ? "open" : "nothing", String.valueOf(result));
    if (gives && !isOpen) {
      throw new AssertionError(name + " as " + relation + " gave " + result + ": name it in engine-api-open.txt, or shut it");
    }
    if (!(result instanceof AuthorizationException)) {
      assertThat(state()).as("%s as %s changed something", name, relation).isEqualTo(before);
    }
  }

  private static boolean isBuilder(Object result) {
    return result != null && result.getClass().getName().startsWith("org.camunda.bpm.engine.impl.")
        && Arrays.stream(result.getClass().getMethods()).anyMatch(EngineApiAccessTest::ends);
  }

  /** Ends what a builder has begun, in every way that it has; what came if not all ways were refused. */
  private Object build(Relation relation, Object builder, int deep) {
    return Arrays.stream(builder.getClass().getMethods()).filter(EngineApiAccessTest::ends)
        .map(end -> outcome(relation, () -> end.invoke(builder, arguments(end, cases.of(relation).instanceId()))))
        .map(came -> isBuilder(came) ? deep == 0 ? null : build(relation, came, deep - 1) : came)
        .filter(came -> came != null && !(came instanceof Exception) && !List.of().equals(came)).findFirst().orElse(null);
  }

  private static Object[] arguments(Method method, String id) {
    return Arrays.stream(method.getParameterTypes()).map(type -> argument(type, id)).toArray();
  }

  private static boolean ends(Method method) {
    return !method.isBridge() && BUILDERS_ENDS.contains(method.getName());
  }

  /** What could have been changed, in numbers and in who has the tasks. */
  private String state() {
    return Stream.of(engine.getTaskService().createTaskQuery().count(), engine.getTaskService().createTaskQuery().taskAssigned().count(),
        engine.getRuntimeService().createExecutionQuery().count(), engine.getRuntimeService().createVariableInstanceQuery().count(),
        engine.getRepositoryService().createDeploymentQuery().count(), engine.getIdentityService().createUserQuery().count(),
        engine.getIdentityService().createGroupQuery().count(), engine.getAuthorizationService().createAuthorizationQuery().count(),
        engine.getFilterService().createFilterQuery().count(), engine.getManagementService().createJobQuery().count(),
        engine.getManagementService().createJobQuery().active().count(), engine.getHistoryService().createHistoricTaskInstanceQuery().count(),
        engine.getManagementService().createBatchQuery().count()).map(String::valueOf).collect(Collectors.joining(","));
  }

  private Object outcome(Relation relation, java.util.concurrent.Callable<Object> action) {
    Person person = directory.person(cases.of(relation).person()).orElseThrow();
    return engineUser.as(person.id(), person.groups(), person.municipalities(), () -> {
      try {
        return action.call();
      } catch (InvocationTargetException refused) {
        return refused.getCause();
      } catch (Exception refused) {
        return refused;
      }
    });
  }

  private Stream<Object> services() {
    return Stream.of(engine.getTaskService(), engine.getRuntimeService(), engine.getHistoryService(), engine.getRepositoryService(),
        engine.getFormService(), engine.getFilterService(), engine.getManagementService(), engine.getIdentityService(),
        engine.getAuthorizationService(), engine.getDecisionService(), engine.getExternalTaskService(), engine.getCaseService());
  }

  private static Class<?> apiOf(Object service) {
    return Arrays.stream(service.getClass().getInterfaces()).filter(type -> type.getName().startsWith("org.camunda.bpm.engine."))
        .findFirst().orElseThrow();
  }

  private static String name(Object service, Method method) {
    return apiOf(service).getSimpleName() + "." + method.getName();
  }

  private Object[] arguments(Object service, Method method, Target target) {
    String id = switch (apiOf(service).getSimpleName()) {
      case "TaskService", "FormService", "FilterService" -> target.taskId();
      default -> target.instanceId();
    };
    return arguments(method, id);
  }

  private static Object argument(Class<?> type, String id) {
    if (type == String.class) {
      return id;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == int.class) {
      return 1;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == Date.class) {
      return new Date();
    }
    if (type == String[].class) {
      return new String[] {id};
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type == Map.class) {
      return Map.of();
    }
    return type.isAssignableFrom(List.class) ? List.of(id) : type == Set.class ? Set.of(id) : null;
  }
}
