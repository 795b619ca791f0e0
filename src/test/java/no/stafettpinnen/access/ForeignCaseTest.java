package no.stafettpinnen.access;

import static no.stafettpinnen.support.Caseworker.ENGINE;
import static no.stafettpinnen.support.Caseworker.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A case in Fosslia barnehage in Stjørdal, asked for by others: a colleague, people from another unit, another service, another
 * municipality, a shared service and a guessed id. In Tasklist's API and at our own door.
 */
@StafettTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignCaseTest {

  @Autowired
  private Stage stage;
  @Autowired
  private TaskService tasks;

  private UUID caseId;
  private String taskId;
  private String instanceId;

  @BeforeAll
  void aCase() {
    Caseworker kari = stage.person("kari");
    caseId = kari.raise("concernToAction", Forms.CONCERN);
    JsonNode task = kari.task(caseId, "describeConcern").orElseThrow();
    taskId = task.path("id").asText();
    instanceId = task.path("processInstanceId").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bente", "lars", "hilde", "per", "frida", "mona"})
  void othersFindNothing(String id) {
    Caseworker other = stage.person(id);
    assertThat(other.tasks(caseId)).isEmpty();
    for (JsonNode filter : other.get(ENGINE + "/filter?maxResults=50").json()) {
      Answer list = other.get(ENGINE + "/filter/" + filter.path("id").asText() + "/list?maxResults=100");
      assertThat(list.status()).isEqualTo(200);
      assertThat(list.body()).doesNotContain(taskId).doesNotContain(instanceId);
    }
    for (String path : List.of("/task/%s", "/task/%s/variables", "/task/%s/form-variables", "/task/%s/localVariables",
        "/task/%s/identity-links", "/task/%s/comment", "/task/%s/form", "/task/%s/deployed-form", "/task/%s/rendered-form")) {
      assertRefused(other.get(ENGINE + path.formatted(taskId)), path);
    }
    for (String path : List.of("/process-instance/%s", "/process-instance/%s/variables",
        "/process-instance/%s/activity-instances", "/history/process-instance/%s")) {
      assertRefused(other.get(ENGINE + path.formatted(instanceId)), path);
    }
    for (String path : List.of("/history/task?taskId=" + taskId, "/history/variable-instance?processInstanceId=" + instanceId,
        "/variable-instance?processInstanceIdIn=" + instanceId, "/history/activity-instance?processInstanceId=" + instanceId,
        "/process-instance?businessKey=" + caseId, "/history/process-instance?processInstanceBusinessKey=" + caseId,
        "/execution?processInstanceId=" + instanceId)) {
      assertRefused(other.get(ENGINE + path + "&maxResults=10"), path);
    }
    assertRefused(other.claim(taskId), "claim");
    assertRefused(other.post(ENGINE + "/task/" + taskId + "/assignee", parse("{\"userId\": \"" + id + "\"}")), "assignee");
    assertThat(other.get("/api/cards?task=" + taskId).json()).isEmpty();
    assertSameAsAbsent(other);
    assertThat(tasks.createTaskQuery().taskId(taskId).singleResult().getAssignee()).isEqualTo("kari");
  }

  @Test
  void aColleagueWhoTakesNoPartFindsNothingOfATaskThatIsTaken() {
    Caseworker anne = stage.person("anne");
    assertThat(anne.tasks(caseId)).isEmpty();
    assertThat(anne.get("/api/forms/tasks/" + taskId).status()).isEqualTo(404);
    assertThat(anne.complete(taskId, Forms.DESCRIBED).status()).isEqualTo(404);
    assertThat(anne.claim(taskId).status()).isEqualTo(404);
    assertThat(anne.get("/api/cases/" + caseId).status()).isEqualTo(404);
    assertThat(anne.get("/api/cards?task=" + taskId).json()).isEmpty();
    assertThat(stage.person("kari").get("/api/cards?task=" + taskId).json().at("/0/child").asText()).isEqualTo("Ola");
  }

  @Test
  void aCandidateMayNotReassignAndALeaderMay() {
    Caseworker kari = stage.person("kari");
    UUID other = kari.raise("concernToAction", Forms.CONCERN);
    String task = kari.task(other, "describeConcern").orElseThrow().path("id").asText();
    assertRefused(kari.post(ENGINE + "/task/" + task + "/assignee", parse("{\"userId\": \"anne\"}")), "candidate reassigns");
    assertRefused(stage.person("anne").post(ENGINE + "/task/" + task + "/assignee", parse("{\"userId\": \"anne\"}")), "anne");
    assertRefused(stage.person("randi").post(ENGINE + "/task/" + task + "/assignee", parse("{\"userId\": \"lars\"}")), "randi");
    assertThat(stage.person("stein").post(ENGINE + "/task/" + task + "/assignee", parse("{\"userId\": \"anne\"}")).status())
        .isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo("anne");
    assertThat(stage.person("stein").get("/api/cases/" + other).status()).isEqualTo(200);
    stage.person("anne").does(other, "describeConcern", Forms.DESCRIBED);
  }

  @Test
  void aTaskIsGivenOnlyToSomebodyInItsService() {
    Caseworker kari = stage.person("kari");
    Caseworker stein = stage.person("stein");
    UUID other = kari.raise("concernToAction", Forms.CONCERN);
    String task = kari.task(other, "describeConcern").orElseThrow().path("id").asText();
    for (String outsider : List.of("bente", "lars", "hilde", "mona", "nobody-at-all", "<img src=x>")) {
      assertRefused(stein.post(ENGINE + "/task/" + task + "/assignee", parse("{\"userId\": \"" + outsider + "\"}")), outsider);
    }
    tasks.setAssignee(task, null);
    assertRefused(stage.person("anne").post(ENGINE + "/task/" + task + "/claim", parse("{\"userId\": \"lars\"}")), "claim for lars");
    assertRefused(stage.person("anne").post(ENGINE + "/task/" + task + "/claim", parse("{\"userId\": \"kari\"}")), "claim for kari");
    assertThat(stage.person("anne").claim(task).status()).isEqualTo(204);
  }

  @Test
  @Rule("R093")
  void noLeaderStopsAReport() {
    Caseworker kari = stage.person("kari");
    Caseworker stein = stage.person("stein");
    UUID other = kari.raise("concernToAction", Forms.CONCERN.replace("\"none\"", "\"violence\""));
    String task = kari.task(other, "writeReport").orElseThrow().path("id").asText();
    for (String person : List.of("stein", "anne", "nobody")) {
      assertRefused(stein.post(ENGINE + "/task/" + task + "/assignee", parse("{\"userId\": \"" + person + "\"}")), person);
    }
    assertRefused(stein.post(ENGINE + "/task/" + task + "/unclaim", parse("{}")), "unclaim");
    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo("kari");
  }

  @Test
  void historyAndVariablesAreNotForCaseworkers() {
    Caseworker kari = stage.person("kari");
    for (String path : List.of("/history/task?maxResults=9", "/history/variable-instance?maxResults=9",
        "/variable-instance?maxResults=9", "/task/" + taskId + "/variables", "/task/" + taskId + "/form-variables",
        "/process-definition/statistics", "/task?maxResults=9&processVariables=suspicion_eq_none",
        "/task/count?processVariables=suspicion_eq_none", "/execution?maxResults=9")) {
      assertRefused(kari.get(ENGINE + path), path);
    }
  }

  @Test
  void anOperatorDoesNotFindCasesByWhatIsInThem() {
    Caseworker drift = stage.person("drift");
    String asked = "{\"businessKey\": \"" + caseId + "\", \"variables\": [{\"name\": \"danger\", \"operator\": \"eq\", \"value\": \"no\"}]}";
    String cockpit = "/camunda/api/cockpit/plugin/base/default/process-instance";
    for (String path : List.of(ENGINE + "/process-instance?maxResults=9", ENGINE + "/process-instance/count", cockpit + "?maxResults=9",
        cockpit + "/count", ENGINE + "/variable-instance/count")) {
      assertRefused(drift.post(path, parse(asked)), path);
      assertRefused(drift.post(path, parse("{\"orQueries\": [" + asked + "]}")), path);
      assertThat(drift.post(path, parse("{}")).status()).as(path).isEqualTo(200);
    }
    assertRefused(drift.get(ENGINE + "/process-instance/count?variables=danger_eq_no"), "query string");
  }

  @Test
  void aConsentThatHasRunOutClosesTheFormsToo() {
    Caseworker kari = stage.person("kari");
    Caseworker hilde = stage.person("hilde");
    LocalDate today = LocalDate.now();
    UUID other = kari.raise("concernToAction", Forms.CONCERN);
    kari.does(other, "describeConcern", Forms.DESCRIBED);
    kari.does(other, "discussConcern", Forms.discussed(today));
    kari.does(other, "hearChild", Forms.HEARD_NO_SUSPICION);
    kari.does(other, "informHome", Forms.homeInformed(today));
    kari.does(other, "decideLevelZero", Forms.levelZero("otherServices"));
    kari.does(other, "inviteService", Forms.invited("health:stjordal", today));
    hilde.does(other, "answerInvitation", Forms.ACCEPTED);
    kari.does(other, "planMeasures", Forms.plan(today.plusWeeks(6), "health:stjordal/hilde"));
    String task = hilde.task(other, "carryOutMeasure").orElseThrow().path("id").asText();
    assertThat(hilde.get("/api/forms/tasks/" + task).body()).contains("Testbarn");
    try {
      stage.wait(Duration.ofDays(200));
      assertThat(hilde.get("/api/cases/" + other).status()).isEqualTo(404);
      assertThat(hilde.get("/api/forms/tasks/" + task).status()).isEqualTo(404);
      assertThat(hilde.complete(task, Forms.DONE).status()).isEqualTo(404);
    } finally {
      stage.resetClock();
    }
  }

  @Test
  void nobodyCompletesRoundTheForm() {
    Caseworker kari = stage.person("kari");
    for (String way : List.of("complete", "submit-form", "resolve", "bpmnError", "bpmnEscalation")) {
      assertRefused(kari.post(ENGINE + "/task/" + taskId + "/" + way, parse("{\"variables\": {}}")), way);
    }
    for (String way : List.of("start", "submit-form")) {
      assertRefused(kari.post(ENGINE + "/process-definition/key/concernToAction/" + way, parse("{\"variables\": {}}")), way);
    }
    assertRefused(kari.post(ENGINE + "/task/" + taskId + "/comment/create", parse("{\"message\": \"Ola Testbarn\"}")), "comment");
    assertRefused(kari.post(ENGINE + "/task/create", parse("{\"name\": \"Ola Testbarn\"}")), "create");
    assertRefused(kari.put(ENGINE + "/task/" + taskId, parse("{\"name\": \"Ola Testbarn\"}")), "rename");
    assertRefused(kari.put(ENGINE + "/task/" + taskId + "/variables/note", parse("{\"value\": \"Ola Testbarn\"}")), "variable");
    assertThat(stage.openTasks(caseId)).containsExactly("describeConcern");
  }

  @Test
  void withoutLogInThereIsNothing() throws Exception {
    var http = HttpClient.newHttpClient();
    for (String path : List.of("/api/me", "/api/cards?task=" + taskId, "/api/cases/" + caseId, "/api/forms/tasks/" + taskId,
        "/api/forms/start/concernToAction", ENGINE + "/task", ENGINE + "/process-definition",
        "/camunda/api/admin/auth/user/default", "/camunda/api/cockpit/plugin/base/default/process-definition/count")) {
      var request = HttpRequest.newBuilder(URI.create(stage.base() + path)).build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).as(path).isEqualTo(401);
    }
    for (String path : List.of("/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/camunda/app/admin/default/",
        "/tasklist-form.html", "/h2-console", "/actuator", "/engine-rest/engine", "/webjars/x")) {
      var request = HttpRequest.newBuilder(URI.create(stage.base() + path)).build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).as(path)
          .isIn(302, 401, 403);
    }
  }

  @Test
  void aCaseworkerGetsNoCockpitAndNoAdmin() {
    Caseworker kari = stage.person("kari");
    for (String path : List.of("/camunda/app/cockpit/default/", "/camunda/app/admin/default/",
        "/camunda/api/cockpit/plugin/base/default/process-definition/count")) {
      assertThat(kari.get(path).status()).as(path).isEqualTo(403);
    }
    for (String path : List.of("/camunda/api/admin/auth/user/default/login/admin", ENGINE + "/user/create",
        ENGINE + "/deployment/create", ENGINE + "/authorization/create", ENGINE + "/group/create")) {
      assertThat(kari.post(path, parse("{}")).status()).as(path).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"processInstanceBusinessKeyLike", "assigneeLike", "taskDefinitionKeyLike", "nameLike", "descriptionLike",
      "processDefinitionNameLike"})
  void noPatternMakesTheDatabaseFailOverRowsOfOthers(String pattern) {
    Map<String, String> begins = Map.of("processInstanceBusinessKeyLike", caseId.toString().substring(0, 4), "assigneeLike", "kar",
        "taskDefinitionKeyLike", "describeConcer", "nameLike", "Beskri", "descriptionLike", "Skri", "processDefinitionNameLike", "Avklar");
    for (String who : List.of("bente", "mona", "kari")) {
      Caseworker person = stage.person(who);
      for (String end : List.of("\\\\", "\\\\\\\\\\\\", "\\u0000")) {
        String text = begins.get(pattern) + end;
        String query = "{\"" + pattern + "\": \"" + text + "\"}";
        assertThat(person.post(ENGINE + "/task/count", query).status()).as("%s %s", who, query).isEqualTo(400);
        assertThat(person.post(ENGINE + "/task", "{\"orQueries\": [" + query + "]}").status()).as("%s or %s", who, query).isEqualTo(400);
      }
      assertThat(person.post(ENGINE + "/task/count", "{\"" + pattern + "\": \"a\\\\\\\\\"}").status()).isEqualTo(200);
    }
  }

  @Test
  void aRequestWithoutItsTokenIsRefused() {
    Caseworker kari = new Caseworker(stage.base(), "kari");
    assertThat(kari.withoutTokens().post("/api/forms/tasks/" + taskId + "/complete", parse("{\"data\": {}}")).status())
        .isEqualTo(403);
    Answer forged = kari.withoutTokens().post(ENGINE + "/task/" + taskId + "/unclaim", parse("{}"));
    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.body()).contains("Siden er utløpt");
    assertThat(kari.get("/api/me").status()).as("and nobody is logged out by it").isEqualTo(200);
    assertThat(kari.post(ENGINE + "/task/count", parse("{}")).status()).isEqualTo(200);
  }

  private void assertSameAsAbsent(Caseworker other) {
    UUID guessed = UUID.randomUUID();
    assertThat(comparable(other.get("/api/cases/" + caseId), caseId.toString()))
        .isEqualTo(comparable(other.get("/api/cases/" + guessed), guessed.toString()));
    for (String path : List.of("/api/forms/tasks/%s", "/api/forms/tasks/%s/complete", "/api/forms/tasks/%s/draft")) {
      JsonNode body = parse("{\"version\": 0, \"data\": {}}");
      String real = path.formatted(taskId);
      String absent = path.formatted(guessed);
      Answer forReal = path.endsWith("%s") ? other.get(real) : path.endsWith("draft") ? other.put(real, body) : other.post(real, body);
      Answer forAbsent = path.endsWith("%s") ? other.get(absent)
          : path.endsWith("draft") ? other.put(absent, body) : other.post(absent, body);
      assertThat(forReal.status()).isEqualTo(404);
      assertThat(comparable(forReal, taskId)).isEqualTo(comparable(forAbsent, guessed.toString()));
    }
    assertThat(other.delete("/api/forms/tasks/" + taskId + "/draft").status()).isEqualTo(404);
  }

  private static String comparable(Answer answer, String id) {
    return answer.status() + answer.body().replace(id, "ID");
  }

  private static void assertRefused(Answer answer, String what) {
    assertThat(answer.status()).as("%s gave %s", what, answer).isIn(400, 403, 404);
    assertThat(answer.body()).as(what).doesNotContain("Testbarn");
  }
}
