package no.stafettpinnen.access;

import static no.stafettpinnen.support.Caseworker.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import no.stafettpinnen.engine.Canary;
import no.stafettpinnen.engine.EngineUser;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.RequestLedger;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** CVE-2026-109432 against the whole application: through a session in Tasklist, and through the Java API. */
@StafettTest
class ExpressionDoorTest {

  @Autowired
  private Stage stage;
  @Autowired
  private TaskService tasks;
  @Autowired
  private FilterService filters;
  @Autowired
  private EngineUser engineUser;

  private int songs;

  @BeforeEach
  void listen() {
    songs = Canary.songs();
  }

  /** Every key of the engine's own query whose value it would evaluate. */
  static List<String> keys() {
    return Stream.of(TaskQueryDto.class.getMethods()).map(method -> method.getName())
        .filter(name -> name.startsWith("set") && name.endsWith("Expression"))
        .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4)).sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kari", "stein", "drift"})
  void noKeyOfATaskQueryIsEvaluated(String who) {
    assertThat(keys()).hasSizeGreaterThanOrEqualTo(20);
    Caseworker person = stage.person(who);
    for (String key : keys()) {
      String bad = "{\"" + key + "\": \"" + Canary.SINGS + "\"}";
      for (String path : List.of("/task", "/task/count")) {
        refused(who, "POST", path, key, person.post(ENGINE + path, bad));
        refused(who, "POST", path, "orQueries " + key, person.post(ENGINE + path, "{\"orQueries\": [" + bad + "]}"));
      }
      refused(who, "GET", "/task?" + key, key,
          person.get(ENGINE + "/task?" + key + "=" + URLEncoder.encode(Canary.SINGS, StandardCharsets.UTF_8)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kari", "drift"})
  void noFilterIsExtendedOrMade(String who) {
    Caseworker person = stage.person(who);
    String filter = filters.createTaskFilterQuery().list().get(0).getId();
    for (String bad : List.of("{\"assigneeExpression\": \"" + Canary.SINGS + "\"}",
        "{\"orQueries\": [{\"ownerExpression\": \"" + Canary.SINGS + "\"}]}")) {
      for (String path : List.of("/filter/" + filter + "/list", "/filter/" + filter + "/count", "/filter/" + filter + "/singleResult")) {
        refused(who, "POST", path, bad, person.post(ENGINE + path, bad));
      }
      String whole = "{\"resourceType\": \"Task\", \"name\": \"x\", \"owner\": \"" + who + "\", \"properties\": {}, \"query\": " + bad + "}";
      refused(who, "POST", "/filter/create", bad, person.post(ENGINE + "/filter/create", whole));
      refused(who, "PUT", "/filter/" + filter, bad, person.put(ENGINE + "/filter/" + filter, whole));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"orQueries\": [{\"x\": 1}, {\"assignee\\u0045xpression\": \"$\"}]}",
      "{\"\\u0061ssigneeE\\u0078pression\": \"$\"}",
      "{\"AssigneeEXPRESSION\": \"$\"}",
      "{\"assigneeExpression \": \"$\"}",
      "{\"assigneeExpression\": \"$\", \"assigneeExpression\": null}",
      "{\"assignee\": \"a\", \"assignee\": \"b\"}",
      "{\"a\": {\"b\": [[{\"c\": {\"assigneeExpression\": null}}]]}}",
      "[{\"assigneeExpression\": \"$\"}]",
      "{} {\"assigneeExpression\": \"$\"}",
      "{'assigneeExpression': '$'}",
      "{assigneeExpression: \"$\"}",
      "{\"assignee\": \"x\"",
      "{\"assignee\": \"x\"} trailing",
      "/* c */ {\"assignee\": \"x\"}",
      "\uFEFF{\"assigneeExpression\": \"$\"}",
      "not json", "<xml/>", "\u0000{}"})
  void noSpellingOfAKeyPasses(String body) {
    Caseworker kari = stage.person("kari");
    refused("kari", "POST", "/task", body, kari.post(ENGINE + "/task", body.replace("$", Canary.SINGS)));
  }

  @Test
  void whatTasklistSendsPasses() {
    Caseworker kari = stage.person("kari");
    String text = "{\"assignee\": \"Expression\", \"orQueries\": [{\"nameLike\": \"%{\\\"assigneeExpression\\\": 1}%\"}]}";
    Answer answer = kari.post(ENGINE + "/task?firstResult=0&maxResults=15", text);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    RequestLedger.record("expressions", "kari", "POST", "/task", "values only", 200, answer.status());
    assertThat(kari.post(ENGINE + "/task/count", "{}").status()).isEqualTo(200);
  }

  @Test
  void theJavaApiRefusesAPerson() {
    for (String who : List.of("kari", "drift")) {
      assertThatThrownBy(() -> engineUser.as(who, List.of(), List.of(),
          () -> tasks.createTaskQuery().or().taskAssigneeExpression(Canary.SINGS).endOr().list())).isInstanceOf(RuntimeException.class);
      assertThatThrownBy(() -> engineUser.as(who, List.of(), List.of(),
          () -> tasks.createTaskQuery().taskCandidateGroupInExpression(Canary.SINGS).count())).isInstanceOf(RuntimeException.class);
      RequestLedger.record("expressions", "java:" + who, "query", "whole application", "list, count", "refused", "refused");
    }
    assertThatThrownBy(() -> tasks.createTaskQuery().or().taskAssigneeExpression(Canary.SINGS).endOr().list())
        .as("also the system").isInstanceOf(RuntimeException.class);
    assertThat(Canary.songs()).isEqualTo(songs);
  }

  @Test
  void noFilterWithAnExpressionIsStored() {
    assertThatThrownBy(() -> filters.saveFilter(filters.newTaskFilter("bad")
        .setQuery(tasks.createTaskQuery().taskAssigneeExpression(Canary.SINGS)))).hasMessageContaining("forbidden in stored queries");
    assertThat(filters.createTaskFilterQuery().filterName("bad").count()).isZero();
  }

  private void refused(String who, String method, String path, String detail, Answer answer) {
    RequestLedger.record("expressions", who, method, path, detail, "400/403", answer.status());
    assertThat(answer.status()).as("%s %s gave %s", path, detail, answer).isIn(400, 403);
    assertThat(answer.body()).doesNotContain("org.camunda").doesNotContain("Exception\"").doesNotContain("Canary");
    assertThat(Canary.songs()).isEqualTo(songs);
  }
}
