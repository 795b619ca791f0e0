package no.stafettpinnen.tasklist;

import static no.stafettpinnen.support.Caseworker.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.WholeDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The form host at its door: what it shows, what it keeps, what it refuses. */
@StafettTest
class FormHostTest {

  private static final String PROCESS = "concernToAction";

  @Autowired
  private Stage stage;
  @Autowired
  private CaseReader reader;
  @Autowired
  private DataSource dataSource;

  @Test
  void aFormIsCheckedOnTheServerAsItIsDrawn() {
    Caseworker kari = stage.person("kari");
    Answer empty = kari.tryRaise(PROCESS, "{}");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.json().path("errors").findValuesAsText("path"))
        .containsExactlyInAnyOrder("flow.suspicion", "flow.danger", "child.name", "child.birthDate", "concern.what");
    assertThat(errorOf(kari, "\"none\"", "\"perhaps\"")).isEqualTo("flow.suspicion: Velg et av svarene i lista.");
    assertThat(errorOf(kari, "2023-02-01", "2099-02-01")).startsWith("child.birthDate: Datoen kan være senest");
    assertThat(errorOf(kari, "2023-02-01", "i fjor")).isEqualTo("child.birthDate: Velg en dato.");
    assertThat(errorOf(kari, "\"Ola Testbarn\"", "\"" + "x".repeat(201) + "\"")).isEqualTo("child.name: Teksten kan ha høyst 200 tegn.");
    assertThat(errorOf(kari, "\"Ola Testbarn\"", "{\"a\": 1}")).startsWith("child.name");
    assertThat(errorOf(kari, "\"concern\"", "\"secret\": 1, \"concern\"")).isEqualTo("secret: Skjemaet har ikke dette feltet.");
    assertThat(errorOf(kari, "\"danger\"", "\"level\": 3, \"danger\"")).isEqualTo("flow.level: Skjemaet har ikke dette feltet.");
    assertThat(errorOf(kari, "\"concern\"", "\"start\": {\"unit\": \"melhus/school:gimse\"}, \"concern\"")).isEmpty();
  }

  @Test
  void anUnreadableRequestGetsOneSentence() {
    Caseworker kari = stage.person("kari");
    Answer answer = kari.post("/api/forms/start/" + PROCESS, "{not json");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).isEqualTo("Forespørselen kunne ikke leses.");
    assertThat(kari.post("/api/forms/start/" + PROCESS, parse("{\"caseId\": \"1\"}")).status()).isEqualTo(400);
    assertThat(kari.post("/api/forms/start/" + PROCESS, parse("{}")).status()).isEqualTo(409);
    assertThat(kari.get("/api/forms/start/noSuchProcess").status()).isEqualTo(404);
    assertThat(kari.get("/api/forms/start/effortCycle").status()).isEqualTo(404);
  }

  @Test
  void nothingCountsAsAnAnswerThatCannotBeSeen() {
    Caseworker kari = stage.person("kari");
    assertThat(errorOf(kari, "Ola Testbarn", "\u00a0\u200b ")).isEqualTo("child.name: Fyll ut dette feltet.");
    assertThat(errorOf(kari, "Ola Testbarn", "Ola\\u0000")).startsWith("child.name: Teksten har tegn");
    assertThat(errorOf(kari, "2023-02-01", "0001-01-01")).isEqualTo("child.birthDate: Velg en dato.");
  }

  @Test
  void tooMuchIsRefusedAtTheDoor() {
    Caseworker kari = stage.person("kari");
    Answer answer = kari.put("/api/forms/start/" + PROCESS + "/draft",
        body(0, "{\"concern\": {\"what\": \"" + "x".repeat(1_100_000) + "\"}}"));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.detail()).isEqualTo("Teksten er for lang til å lagres.");
  }

  @Test
  void aFormThatIsNoFormCostsNothing() {
    Caseworker kari = stage.person("kari");
    String caseId = kari.get("/api/forms/start/" + PROCESS).json().path("caseId").asText();
    String head = "{\"caseId\": \"" + caseId + "\", \"data\": ";
    String longNames = "{\"" + "n".repeat(10_000) + "\": ";
    for (String data : List.of(longNames.repeat(9) + "1" + "}".repeat(9), "{\"a\": ".repeat(40) + "1" + "}".repeat(40),
        "{" + "\"0\": 1, ".repeat(20_000) + "\"1\": 1}")) {
      Answer answer = kari.post("/api/forms/start/" + PROCESS, head + data + "}");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.detail()).isEqualTo("Forespørselen kunne ikke leses.");
    }
    for (String path : List.of("flow.suspicion", "child.name", "flow[0]")) {
      Answer answer = kari.post("/api/forms/start/" + PROCESS, head + Forms.CONCERN.strip().replaceFirst("\\{", "{\"" + path + "\": \"x\", ") + "}");
      assertThat(answer.status()).as(path).isEqualTo(422);
      assertThat(answer.json().path("errors").findValuesAsText("message")).contains("Skjemaet har ikke dette feltet.");
    }
  }

  @Test
  void lookingForAFormThatIsNotThereLeavesNothing() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, Forms.CONCERN);
    String task = kari.task(caseId, "describeConcern").orElseThrow().path("id").asText();
    assertThat(kari.get("/api/forms/start/" + task).status()).isEqualTo(404);
    assertThat(kari.post("/api/forms/start/" + task, parse("{\"caseId\": \"" + UUID.randomUUID() + "\", \"data\": {}}")).status())
        .isEqualTo(404);
    assertThat(kari.put("/api/forms/tasks/" + task + "/draft", body(0, "{\"concern\": {\"seen\": \"A\"}}")).status()).isEqualTo(200);
    assertThat(kari.get("/api/forms/tasks/" + task).status()).isEqualTo(200);
  }

  @Test
  void onlyDeclaredFieldsReachTheBrowser() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, Forms.CONCERN);
    JsonNode form = form(kari, caseId, "describeConcern");
    assertThat(fieldNames(form.path("data"))).containsExactly("child");
    assertThat(fieldNames(form.path("data").path("child"))).containsExactly("name");
    assertThat(form.toString()).doesNotContain("2023-02-01").doesNotContain("sier få ord").doesNotContain("suspicion");
  }

  @Test
  void aDraftIsKeptOnTheServerAndNobodyElseSeesIt() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, Forms.CONCERN);
    String task = kari.task(caseId, "describeConcern").orElseThrow().path("id").asText();
    String draft = "/api/forms/tasks/" + task + "/draft";
    assertThat(kari.put(draft, body(0, "{\"concern\": {\"seen\": \"Halvveis\"}, \"other\": 1}")).json().path("version").asInt()).isEqualTo(1);
    assertThat(kari.put(draft, body(1, "{\"concern\": {\"seen\": \"Nesten ferdig\"}}")).json().path("version").asInt()).isEqualTo(2);
    Answer stale = kari.put(draft, body(1, "{\"concern\": {\"seen\": \"Fra et annet vindu\"}}"));
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.json().path("version").asInt()).isEqualTo(2);

    JsonNode shown = new Caseworker(stage.base(), "kari").get("/api/forms/tasks/" + task).json();
    assertThat(shown.at("/data/concern/seen").asText()).isEqualTo("Nesten ferdig");
    assertThat(shown.at("/data/other").isMissingNode()).isTrue();
    assertThat(shown.at("/draft/version").asInt()).isEqualTo(2);
    assertThat(stage.person("stein").get("/api/forms/tasks/" + task).body()).doesNotContain("Nesten ferdig");
    assertThat(WholeDatabase.find(dataSource, "Nesten ferdig")).isEmpty();

    assertThat(kari.delete(draft).status()).isEqualTo(204);
    assertThat(form(kari, caseId, "describeConcern").has("draft")).isFalse();
  }

  @Test
  void aSecondClickDoesNotOpenASecondCaseNorCompleteTwice() {
    Caseworker kari = stage.person("kari");
    String caseId = kari.get("/api/forms/start/" + PROCESS).json().path("caseId").asText();
    ObjectNode request = parse("{\"caseId\": \"" + caseId + "\"}").set("data", parse(Forms.CONCERN));
    assertThat(kari.post("/api/forms/start/" + PROCESS, request).status()).isEqualTo(200);
    Answer second = kari.post("/api/forms/start/" + PROCESS, request);
    assertThat(second.status()).isEqualTo(200);
    assertThat(stage.person("anne").post("/api/forms/start/" + PROCESS, request).status()).isEqualTo(409);
    assertThat(stage.openTasks(UUID.fromString(caseId))).containsExactly("describeConcern");

    ObjectNode another = parse(Forms.CONCERN.replace("Ola Testbarn", "Kari Testbarn").replace("\"none\"", "\"violence\""));
    Answer other = kari.post("/api/forms/start/" + PROCESS, request.deepCopy().set("data", another));
    assertThat(other.status()).as("another concern is never taken for the first one").isEqualTo(409);
    assertThat(other.detail()).contains("er ikke sendt");

    String task = kari.task(UUID.fromString(caseId), "describeConcern").orElseThrow().path("id").asText();
    assertThat(kari.complete(task, Forms.DESCRIBED).status()).isEqualTo(200);
    assertThat(kari.complete(task, Forms.DESCRIBED).status()).isEqualTo(404);
    assertThat(reader.forTheSystem(UUID.fromString(caseId)).log("kari")).hasSize(2);
  }

  @Test
  void aPersonWithSeveralUnitsIsAskedWhichAndTheTenantFollows() {
    JsonNode karis = stage.person("kari").get("/api/forms/start/" + PROCESS).json();
    assertThat(keys(karis)).doesNotContain("start.unit");
    Caseworker frida = stage.person("frida");
    JsonNode fridas = frida.get("/api/forms/start/" + PROCESS).json();
    assertThat(keys(fridas)).contains("start.unit");
    assertThat(fridas.at("/data/ownUnits").findValuesAsText("value"))
        .containsExactlyInAnyOrder("frosta/kindergarten:frosta", "frosta/school:frosta");
    assertThat(frida.tryRaise(PROCESS, withUnit("melhus/school:gimse")).status()).isEqualTo(422);
    UUID caseId = frida.raise(PROCESS, withUnit("frosta/school:frosta"));
    assertThat(frida.task(caseId, "describeConcern").orElseThrow().path("tenantId").asText()).isEqualTo("frosta");

    Caseworker per = stage.person("per");
    UUID selbu = per.raise(PROCESS, withUnit("selbu/ppt:vaernes"));
    assertThat(per.task(selbu, "describeConcern").orElseThrow().path("tenantId").asText()).isEqualTo("selbu");
  }

  @Test
  void aLongTextIsKeptWholeAndNeverInClear() {
    String marker = "Markør" + UUID.randomUUID();
    String text = (marker + " æøå ÆØÅ 👧🏽🎈 \"sitat\" ").repeat(600).substring(0, 30_000).strip();
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, Forms.CONCERN.replace("Ola Testbarn", "Navn " + marker));
    ObjectNode described = parse(Forms.DESCRIBED);
    ((ObjectNode) described.path("concern")).put("seen", text);
    kari.does(caseId, "describeConcern", described.toString());
    JsonNode log = kari.get("/api/cases/" + caseId).json().path("log");
    assertThat(log.get(0).path("fields").findValuesAsText("value")).contains(text);
    assertThat(WholeDatabase.find(dataSource, marker)).as("the marker in clear in any table").isEmpty();
    assertThat(WholeDatabase.find(dataSource, caseId.toString())).as("the search itself finds things").isNotEmpty();
  }

  private String errorOf(Caseworker person, String replace, String by) {
    Answer answer = person.tryRaise(PROCESS, Forms.CONCERN.replace(replace, by));
    if (answer.status() == 200) {
      return "";
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.json().at("/errors/0/path").asText() + ": " + answer.json().at("/errors/0/message").asText();
  }

  private static JsonNode form(Caseworker person, UUID caseId, String key) {
    return person.get("/api/forms/tasks/" + person.task(caseId, key).orElseThrow().path("id").asText()).json();
  }

  private static ObjectNode body(int version, String data) {
    return parse("{\"version\": " + version + "}").set("data", parse(data));
  }

  private static String withUnit(String unit) {
    return Forms.CONCERN.replace("\"concern\"", "\"start\": {\"unit\": \"" + unit + "\"}, \"concern\"");
  }

  private static List<String> keys(JsonNode form) {
    return form.path("schema").path("components").findValuesAsText("key");
  }

  private static List<String> fieldNames(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
