package no.stafettpinnen.access;

import static no.stafettpinnen.support.Caseworker.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafettpinnen.access.AccessCases.Target;
import no.stafettpinnen.access.AccessTable.Row;
import no.stafettpinnen.access.EngineOperations.Operation;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.support.CaseActionOfTests;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.RequestLedger;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The access rule as a table, {@code access-matrix.csv}: every operation that anybody reaches, by everybody who may stand in some
 * relation to a case. Each cell is a request to the running application. What is not let through must answer as it does for an id
 * that never was, and what is not in the table must be refused to all.
 */
@StafettTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

  private static final Set<Integer> REFUSED = Set.of(401, 403);

  private static final Set<Relation> IN_NO_SERVICE = Set.of(Relation.ANONYMOUS, Relation.NO_GROUP, Relation.FORMER_COLLEAGUE);

  /** {@code src/test/mutate-access.sh} wants to know only whether any cell is wrong. */
  private static final boolean UNTIL_FIRST_FAILURE = Boolean.getBoolean("access.until-first-failure");

  @Autowired
  private Stage stage;
  private AccessCases cases;
  @Autowired
  private CaseAccess access;
  @Autowired
  private ServiceDirectory directory;
  @Autowired
  private FilterService filters;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private ManagementService management;
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping endpoints;

  private final List<Row> table = AccessTable.read();
  private final AccessReport report = new AccessReport();
  private Caseworker nobody;
  private String filter;
  private String definition;
  private String job;
  private String action;
  private boolean wrong;

  @BeforeAll
  void play(@Autowired AutowireCapableBeanFactory beans) {
    cases = beans.createBean(AccessCases.class);
    cases.play();
    action = CaseActionOfTests.deploy(repository);
    nobody = Caseworker.nobody(stage.base());
    filter = filters.createFilterQuery().filterName("Min enhet").singleResult().getId();
    definition = repository.createProcessDefinitionQuery().processDefinitionKey("clarification").latestVersion().singleResult().getId();
    job = management.createJobQuery().processInstanceId(cases.of(Relation.CONSENTED).instanceId()).list().stream()
        .findFirst().orElseGet(() -> management.createJobQuery().listPage(0, 1).get(0)).getId();
  }

  @AfterAll
  void writeAndClear() throws IOException {
    CaseActionOfTests.remove(repository, action);
    cases.clear();
    report.write(table);
  }

  @TestFactory
  Stream<DynamicContainer> everyCell() {
    return table.stream().map(row -> dynamicContainer(row.title(), Arrays.stream(Relation.values())
        .map(relation -> dynamicTest(relation + ": " + row.cells().get(relation), () -> cell(row, relation)))));
  }

  @Test
  void countsCountOnlyWhatIsSeen() {
    for (Relation relation : Relation.values()) {
      if (!IN_NO_SERVICE.contains(relation)) {
        Caseworker person = person(relation);
        assertThat(person.get(ENGINE + "/task/count").json().path("count").asInt()).as("tasks of %s", relation)
            .isEqualTo(person.get(ENGINE + "/task?maxResults=2000").json().size());
        for (JsonNode listed : person.get(ENGINE + "/filter?itemCount=true&maxResults=50").json()) {
          String path = ENGINE + "/filter/" + listed.path("id").asText();
          int seen = person.get(path + "/list?maxResults=2000").json().size();
          JsonNode hal = Caseworker.parse(person.ask("GET", path + "/list?maxResults=2000", "", "application/hal+json").body());
          assertThat(List.of(listed.path("itemCount").asInt(), person.get(path + "/count").json().path("count").asInt(),
              hal.path("count").asInt())).as("%s of %s", listed.path("name"), relation).containsOnly(seen);
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicContainer> whatIsNotInTheTableIsRefusedToAll() {
    Set<String> listed = table.stream().map(row -> row.operation().key()).collect(Collectors.toSet());
    Set<Operation> all = EngineOperations.all();
    assertThat(all.size()).as("operations found").isGreaterThan(400);
    report.operations(all.size(), all.stream().filter(operation -> listed.contains(operation.key())).count());
    return Stream.of(Relation.ANONYMOUS, Relation.ASSIGNEE, Relation.LEADER, Relation.OPERATOR)
        .map(relation -> dynamicContainer(relation.name(), all.stream().filter(operation -> !listed.contains(operation.key()))
            .map(operation -> dynamicTest(operation.key(), () -> isRefused(operation, relation)))));
  }

  @Test
  void everyEndpointOfOursIsInTheTable() {
    Set<String> listed = table.stream().map(row -> row.operation().key()).collect(Collectors.toSet());
    endpoints.getHandlerMethods().forEach((mapping, handler) -> {
      if (!BasicErrorController.class.isAssignableFrom(handler.getBeanType())) {
        for (String path : mapping.getPatternValues()) {
          assertThat(mapping.getMethodsCondition().getMethods()).as("%s answers to any method", path).isNotEmpty();
          mapping.getMethodsCondition().getMethods().forEach(method ->
              assertThat(listed).as("%s %s has no line in access-matrix.csv: say there who may ask it", method, path)
                  .contains(new Operation(method.name(), path).key()));
        }
      }
    });
  }

  private void cell(Row row, Relation relation) {
    assumeFalse(UNTIL_FIRST_FAILURE && wrong, "one cell is wrong already");
    wrong = true;
    String expected = row.cells().get(relation);
    Target target = cases.of(relation);
    HttpResponse<String> answer = ask(row, relation, target);
    String actual = answer.statusCode() + "";
    RequestLedger.record("access-matrix", relation.name(), row.method(), row.path(), row.body(), expected, actual);
    report.tried(row, relation, actual);
    restore(row, relation, target, answer);
    assertThat(answer).as(row.title()).satisfies(got -> {
      switch (expected) {
        case "ok" -> {
          assertThat(got.statusCode()).as(got.body()).isEqualTo(row.answer());
          assertThat(got.body()).contains(filled(row.shows(), target));
        }
        case "seen" -> assertThat(got.body()).contains("\"editable\":false").doesNotContain(target.caseId().toString());
        case "locked" -> assertThat(got.body()).contains("\"editable\":false", target.caseId().toString());
        case "blank" -> assertThat(got.body()).contains("\"editable\":true");
        case "forbidden" -> assertThat(got.statusCode()).isEqualTo(403);
        case "absent" -> {
          assertThat(got.statusCode()).as(got.body()).isEqualTo(404);
          isAsAbsent(row, relation, target, got);
        }
        case "empty" -> {
          assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
          isAsAbsent(row, relation, target, got);
        }
        // Other cases of the fixture may be this person's.
        case "unlisted" -> {
          assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
          assertThat(got.body()).doesNotContain(target.caseId().toString());
        }
        case "shut" -> {
          assertThat(got.statusCode()).as(got.body()).isEqualTo(403);
          isAsAbsent(row, relation, target, got);
        }
        case "login" -> {
          assertThat(got.statusCode()).as(got.body()).isIn(401, 302);
          isAsAbsent(row, relation, target, got);
        }
        case "400same" -> {
          assertThat(got.statusCode()).as(got.body()).isEqualTo(400);
          isAsAbsent(row, relation, target, got);
        }
        case "409same" -> {
          assertThat(got.statusCode()).as(got.body()).isEqualTo(409);
          isAsAbsent(row, relation, target, got);
        }
        default -> assertThat(got.statusCode()).as(got.body()).isEqualTo(Integer.parseInt(expected));
      }
    });
    if (!Set.of("ok", "unlisted").contains(expected) || !"own".equals(row.door())) {
      assertThat(answer.body()).as("what was written").doesNotContain(AccessCases.MARKER);
    }
    report.right(row, relation);
    wrong = false;
  }

  @Test
  void aServiceThatIsOnlyInvitedDoesNotTakePart() {
    assertThat(standing(Relation.INVITED).takesPart()).isFalse();
    assertThat(standing(Relation.INVITED_ANSWERING).takesPart()).isFalse();
    assertThat(standing(Relation.CONSENTED).takesPart()).isTrue();
  }

  private CaseAccess.Standing standing(Relation relation) {
    Target target = cases.of(relation);
    return access.standing(directory.person(target.person()).orElseThrow(), target.taskId()).orElseThrow();
  }

  private void restore(Row row, Relation relation, Target target, HttpResponse<String> answer) {
    if (!Set.of("GET", "OPTIONS").contains(row.verb()) && answer.statusCode() < 300) {
      cases.restore(target);
    }
    if (row.verb().equals("PUT") && row.path().contains("/start/") && answer.statusCode() == 200) {
      person(relation).delete(filled(row.path(), target));
    }
  }

  /** Nothing tells the answer from the one for a task and a case that never were; nothing of the real ones is in it. */
  private void isAsAbsent(Row row, Relation relation, Target target, HttpResponse<String> answer) {
    Target absent = new Target(target.person(), UUID.randomUUID(), UUID.randomUUID().toString(), UUID.randomUUID().toString(), null,
        target.colleague(), target.opened());
    boolean asksForIds = !filled(row.path() + row.body(), target).equals(filled(row.path() + row.body(), absent));
    if (asksForIds) {
      assertThat(comparable(answer, target)).as("as absent").isEqualTo(comparable(ask(row, relation, absent), absent));
    } else {
      assertThat(answer.body()).doesNotContain(target.taskId(), target.instanceId(), target.caseId().toString());
    }
  }

  private static String comparable(HttpResponse<String> answer, Target target) {
    return (answer.statusCode() + " " + answer.headers().firstValue("Content-Type").orElse("") + " " + answer.body())
        .replace(target.taskId(), "ID").replace(target.instanceId(), "ID").replace(target.caseId().toString(), "ID")
        .replaceAll("\"timestamp\":\"[^\"]*\"", "");
  }

  private HttpResponse<String> ask(Row row, Relation relation, Target target) {
    return person(relation).ask(row.verb(), filled(row.path(), target), opened(filled(row.body(), target), relation, target), row.accept());
  }

  /** With what the person was shown when they opened the form, where they could. */
  private String opened(String body, Relation relation, Target target) {
    if (!body.contains("{opening}")) {
      return body;
    }
    String form = person(relation).ask("GET", filled("/api/forms/cases/{case}/{action}", target), "", null).body();
    return body.replace("{opening}", form.startsWith("{") ? Caseworker.parse(form).path("opening").asText(UUID.randomUUID().toString())
        : UUID.randomUUID().toString());
  }

  private Caseworker person(Relation relation) {
    return relation == Relation.ANONYMOUS ? nobody : stage.person(cases.of(relation).person());
  }

  private String filled(String template, Target target) {
    return template.replace("{task}", target.taskId()).replace("{case}", target.caseId().toString())
        .replace("{instance}", target.instanceId()).replace("{me}", target.person()).replace("{colleague}", target.colleague())
        .replace("{filter}", filter).replace("{definition}", definition).replace("{process}", "concernToAction").replace("{job}", job)
        .replace("{marker}", AccessCases.MARKER).replace("{action}", CaseActionOfTests.KEY).replace("{opened}", target.opened().toString())
        .replace("{document}", target.document().toString()).replace("{version}", "1");
  }

  private void isRefused(Operation operation, Relation relation) {
    assumeFalse(UNTIL_FIRST_FAILURE && wrong, "one cell is wrong already");
    String path = real(operation.path(), cases.of(relation));
    HttpResponse<String> answer = person(relation).ask(operation.method(), path, operation.method().equals("GET") ? "" : "{}", null);
    // There are no such files, and what sets up an administrator does not exist here.
    boolean refused = REFUSED.contains(answer.statusCode()) || answer.statusCode() == 404 && path.matches(".*/(static|setup)/.*");
    report.refused(refused);
    RequestLedger.record("default-deny", relation.name(), operation.method(), operation.path(), "", "401/403",
        answer.statusCode());
    assertThat(refused).as("%s %s is in no line of access-matrix.csv and answered %s %s", operation.method(), path,
        answer.statusCode(), answer.body()).isTrue();
    assertThat(answer.body()).doesNotContain(AccessCases.MARKER);
  }

  /** The operation's path with ids of the fixture in it. */
  private String real(String path, Target target) {
    Map<String, String> ids = Map.of("engine", "default", "task", target.taskId(), "process-instance", target.instanceId(),
        "execution", target.instanceId(), "process-definition", definition, "job", job, "filter", filter, "user", "kari",
        "key", "clarification");
    StringBuilder real = new StringBuilder();
    String before = "";
    for (String part : path.substring(1).split("/")) {
      String segment = part.matches("\\{(engine|engineName|name)}") ? "default"
          : part.startsWith("{") ? ids.getOrDefault(before, "level") : part;
      real.append('/').append(segment);
      before = part;
    }
    return real.toString();
  }
}
