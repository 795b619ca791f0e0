package no.stafettpinnen.access;

import static no.stafettpinnen.support.Caseworker.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.RawHttp;
import no.stafettpinnen.support.RequestLedger;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine's API says when it refuses: one Norwegian sentence, the same for what is another's as for what is not there. */
@StafettTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineApiErrorsTest {

  private static final Pattern TECHNICAL = Pattern.compile(
      "org\\.camunda|no\\.stafettpinnen|java\\.|[a-z]Exception|ENGINE-\\d|SELECT |ACT_[A-Z]+_|'READ'|permission|jakarta|jackson|\\bat \\[Source");

  @Autowired
  private Stage stage;

  private String task;
  private String instance;

  @BeforeAll
  void aCase() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    var found = kari.task(caseId, "describeConcern").orElseThrow();
    task = found.path("id").asText();
    instance = found.path("processInstanceId").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bente", "lars", "hilde", "per", "frida", "mona"})
  void anothersIsAnsweredAsAbsent(String who) {
    Caseworker other = stage.person(who);
    for (String path : List.of("/task/%s", "/task/%s/identity-links", "/task/%s/comment", "/task/%s/form", "/task/%s/attachment",
        "/task/%s/deployed-form", "/task/%s/variables", "/task/%s/form-variables")) {
      same(who, "GET", path, other.get(ENGINE + path.formatted(task)), other.get(ENGINE + path.formatted(UUID.randomUUID())));
    }
    for (String path : List.of("/process-instance/%s", "/process-instance/%s/variables", "/process-instance/%s/activity-instances",
        "/history/process-instance/%s")) {
      same(who, "GET", path, other.get(ENGINE + path.formatted(instance)), other.get(ENGINE + path.formatted(UUID.randomUUID())));
    }
    for (String path : List.of("/task/%s/claim", "/task/%s/unclaim", "/task/%s/assignee", "/task/%s/complete")) {
      String body = "{\"userId\": \"" + who + "\"}";
      same(who, "POST", path, other.post(ENGINE + path.formatted(task), body),
          other.post(ENGINE + path.formatted(UUID.randomUUID()), body));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "POST; /task; application/json; {; 400", "POST; /task; application/json; nonsense; 400",
      "POST; /task; application/json; {\"unknownKey\": 1}; 400", "POST; /task; application/json; {\"priority\": \"x\"}; 400",
      "POST; /task; application/json; {\"sorting\": [{\"sortBy\": \"x' OR 1=1 --\"}]}; 400", "POST; /task; application/json; []; 400",
      "POST; /task; application/json; 1; 400", "POST; /task; text/plain; {}; 415", "POST; /task; application/xml; <x/>; 415",
      "POST; /task; application/x-www-form-urlencoded; a=b; 415", "POST; /task; multipart/form-data; x; 415",
      "POST; /task; application/octet-stream; x; 415", "GET; /task?priority=x; ; ; 400", "GET; /task?sortBy=x&sortOrder=y; ; ; 400",
      "GET; /task?createdAfter=nonsense; ; ; 400", "GET; /task?maxResults=2001; ; ; 400", "GET; /task?maxResults=-1&firstResult=x; ; ; 400/404",
      "GET; /task/x/y/z; ; ; 403/404", "GET; /nothing; ; ; 403/404", "GET; /filter/absent; ; ; 404", "GET; /filter/absent/list; ; ; 404",
      "GET; /process-definition/absent; ; ; 404", "GET; /process-definition/key/absent/xml; ; ; 403/404",
      "GET; /deployment/absent; ; ; 403/404", "GET; /user/absent/profile; ; ; 403/404", "POST; /task/absent/claim; application/json; {}; 404",
      "POST; /task/absent/claim; application/json; {\"x\": 1}; 400/404", "POST; /task/absent/claim; application/json; nonsense; 400",
      "POST; /deployment/create; multipart/form-data; x; 403/415", "POST; /task/absent/attachment/create; multipart/form-data; x; 403/415",
      "PATCH; /task; application/json; {}; 403", "DELETE; /task/absent; ; ; 403", "PUT; /filter/absent; application/json; {}; 403"})
  void everyErrorIsNeutral(String method, String path, String type, String body, String expected) {
    for (String who : List.of("kari", "drift")) {
      Map<String, String> headers = new HashMap<>(stage.person(who).sessionHeaders());
      if (type != null) {
        headers.put("Content-Type", type);
      }
      RawHttp.Answer answer = new RawHttp(stage.base()).send(method, ENGINE + path, headers,
          body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
      RequestLedger.record("errors", who, method, path, type + " " + body, expected, answer.status());
      assertThat(answer.text()).as(path).doesNotContainPattern(TECHNICAL);
      assertThat(List.of(expected.split("/"))).as(answer.text()).contains(String.valueOf(answer.status()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/camunda/api/admin/auth/user/absent", "/camunda/api/admin/auth/user/absent/login/tasklist",
      "/camunda/api/cockpit/plugin/base/absent/process-definition/count", "/camunda/api/cockpit/plugin/absent/x",
      "/camunda/api/tasklist/plugin/absent", "/camunda/api/welcome/absent", "/camunda/api/absent"})
  void otherApisAreNeutralToo(String path) {
    for (String who : List.of("kari", "drift")) {
      Answer answer = stage.person(who).get(path);
      RequestLedger.record("errors", who, "GET", path, "", "4xx, neutral", answer.status());
      assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
      assertThat(answer.body()).doesNotContainPattern(TECHNICAL);
    }
  }

  @Test
  void aLargeBodyAndAnUploadAreRefused() {
    Map<String, String> headers = new HashMap<>(stage.person("kari").sessionHeaders());
    headers.put("Content-Type", "application/json");
    RawHttp raw = new RawHttp(stage.base());
    byte[] large = ("{\"name\": \"" + "x".repeat(1_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(raw.send("POST", ENGINE + "/task", headers, large).status()).isEqualTo(413);
    RequestLedger.record("errors", "kari", "POST", "/task", "1 MB and more", 413, 413);
    headers.put("Content-Type", "multipart/form-data; boundary=x");
    byte[] upload = "--x\r\nContent-Disposition: form-data; name=\"content\"; filename=\"a.txt\"\r\n\r\nhei\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
    for (String path : List.of("/task", "/task/" + task + "/claim", "/task/count")) {
      RawHttp.Answer answer = raw.send("POST", ENGINE + path, headers, upload);
      RequestLedger.record("errors", "kari", "POST", path, "multipart", 415, answer.status());
      assertThat(answer.status()).as(path).isEqualTo(415);
      assertThat(answer.text()).contains("Her kan det ikke sendes filer");
    }
  }

  @Test
  void theEnginesRestApiIsNotThere() {
    for (String who : List.of("nobody", "kari", "drift")) {
      for (String path : List.of("/engine-rest", "/engine-rest/", "/engine-rest/engine", "/engine-rest/engine/default/task",
          "/engine-rest/task", "/engine-rest/user/create", "/engine-rest/deployment", "/rest/engine", "/camunda/engine-rest/engine")) {
        RawHttp.Answer answer = new RawHttp(stage.base()).send("GET", path,
            who.equals("nobody") ? Map.of() : stage.person(who).sessionHeaders(), new byte[0]);
        RequestLedger.record("engine-rest", who, "GET", path, "", "302/403/404", answer.status());
        assertThat(answer.status()).as(path).isIn(302, 403, 404);
        assertThat(answer.text()).doesNotContain("\"name\":\"default\"");
      }
    }
  }

  private static void same(String who, String method, String path, Answer anothers, Answer absent) {
    RequestLedger.record("errors", who, method, path, "another's and absent", absent.status(), anothers.status());
    assertThat(neutral(anothers)).as(path).isEqualTo(neutral(absent));
    assertThat(anothers.status()).as(path).isIn(403, 404);
    assertThat(anothers.body()).doesNotContainPattern(TECHNICAL);
  }

  private static String neutral(Answer answer) {
    return answer.status() + answer.body().replaceAll("\"(timestamp|path)\":\"[^\"]*\"", "");
  }
}
