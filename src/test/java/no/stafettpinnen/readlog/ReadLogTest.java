package no.stafettpinnen.readlog;

import static no.stafettpinnen.support.Caseworker.ENGINE;
import static no.stafettpinnen.support.Caseworker.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every door through which a person reads something of a case leaves one entry, and shows nothing when it can't (I9). */
@StafettTest
class ReadLogTest {

  private static final String REFUSED =
      "Dette kan ikke vises nå, fordi lesingen ikke kunne føres i innsynsloggen. Prøv igjen om litt.";

  @Autowired
  private Stage stage;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private JdbcTemplate template;
  @Autowired
  private HistoryService history;

  private Caseworker kari;
  private UUID caseId;
  private String taskId;
  private String instanceId;

  @BeforeEach
  void aCase() {
    kari = stage.person("kari");
    caseId = kari.raise("concernToAction", Forms.CONCERN);
    JsonNode task = kari.task(caseId, "describeConcern").orElseThrow();
    taskId = task.path("id").asText();
    instanceId = task.path("processInstanceId").asText();
    stage.wait(Duration.ofMinutes(3));
    assertThat(entries(caseId)).isEmpty();
  }

  @AfterEach
  void now() {
    stage.resetClock();
  }

  @Test
  void theFormOfATask() {
    assertThat(kari.get("/api/forms/tasks/" + taskId).body()).contains("Testbarn");
    assertThat(entries(caseId)).containsExactly("1 kari ASSIGNEE kindergarten:fosslia stjordal describeConcern FORM");
    assertThat(jdbc.sql("SELECT read_at FROM read_log_entry WHERE case_id = :case").param("case", caseId)
        .query(OffsetDateTime.class).single().toInstant()).isEqualTo(stage.now());
  }

  @Test
  void theFormThatAnInvitedServiceAnswers() {
    LocalDate today = LocalDate.now();
    kari.does(caseId, "describeConcern", Forms.DESCRIBED);
    kari.does(caseId, "discussConcern", Forms.discussed(today));
    kari.does(caseId, "hearChild", Forms.HEARD_NO_SUSPICION);
    kari.does(caseId, "informHome", Forms.homeInformed(today));
    kari.does(caseId, "decideLevelZero", Forms.levelZero("otherServices"));
    kari.does(caseId, "inviteService", Forms.invited("health:stjordal", today));
    Caseworker hilde = stage.person("hilde");
    String invitation = hilde.task(caseId, "answerInvitation").orElseThrow().path("id").asText();
    hilde.claim(invitation);
    assertThat(entries(caseId)).isEmpty();
    assertThat(hilde.get("/api/forms/tasks/" + invitation).status()).isEqualTo(200);
    assertThat(entries(caseId)).containsExactly("1 hilde ASSIGNEE health:stjordal stjordal answerInvitation FORM");
    hilde.complete(invitation, Forms.ACCEPTED);
    assertThat(hilde.get("/api/cases/" + caseId).status()).isEqualTo(200);
    assertThat(entries(caseId)).last().isEqualTo("2 hilde PARTICIPANT health:stjordal stjordal stafettlogg CASE_PAGE");
  }

  @Test
  void thePageOfTheCase() {
    assertThat(kari.get("/api/cases/" + caseId).body()).contains("Testbarn");
    assertThat(stage.person("stein").get("/api/cases/" + caseId).body()).contains("Testbarn");
    assertThat(entries(caseId)).containsExactly("1 kari PARTICIPANT kindergarten:fosslia stjordal stafettlogg CASE_PAGE",
        "2 stein LEADER kindergarten:fosslia stjordal stafettlogg CASE_PAGE");
  }

  @Test
  void theCardsOfAList() {
    UUID other = kari.raise("concernToAction", Forms.CONCERN);
    String otherTask = kari.task(other, "describeConcern").orElseThrow().path("id").asText();
    Answer cards = kari.get("/api/cards?task=" + taskId + "&task=" + otherTask + "&task=" + taskId);
    assertThat(cards.json()).hasSize(2);
    for (UUID shown : List.of(caseId, other)) {
      assertThat(entries(shown)).containsExactly("1 kari PARTICIPANT kindergarten:fosslia stjordal card CARD");
    }
  }

  @Test
  void whoIsRefusedHasReadNothing() {
    for (String person : List.of("anne", "bente", "lars", "hilde", "mona")) {
      Caseworker other = stage.person(person);
      assertThat(other.get("/api/cases/" + caseId).status()).isEqualTo(404);
      assertThat(other.get("/api/cards?task=" + taskId).json()).isEmpty();
      assertThat(other.get("/api/forms/tasks/" + taskId).body()).doesNotContain("Testbarn");
    }
    assertThat(entries(caseId)).isEmpty();
  }

  @Test
  void whoWritesIsShownNothingOfTheCase() {
    Answer repeat = kari.post("/api/forms/start/concernToAction",
        parse("{\"caseId\": \"" + caseId + "\", \"data\": " + Forms.CONCERN + "}"));
    assertThat(repeat.status()).isEqualTo(200);
    Answer draft = kari.put("/api/forms/tasks/" + taskId + "/draft", parse("{\"version\": 0, \"data\": " + Forms.DESCRIBED + "}"));
    Answer stale = kari.put("/api/forms/tasks/" + taskId + "/draft", parse("{\"version\": 0, \"data\": " + Forms.DESCRIBED + "}"));
    Answer invalid = kari.complete(taskId, "{}");
    Answer done = kari.complete(taskId, Forms.DESCRIBED);
    assertThat(List.of(draft.status(), stale.status(), invalid.status(), done.status())).containsExactly(200, 409, 422, 200);
    for (Answer answer : List.of(repeat, draft, stale, invalid, done)) {
      assertThat(answer.body()).doesNotContain("Testbarn").doesNotContain("få ord").doesNotContain("peker");
    }
    assertThat(entries(caseId)).isEmpty();
  }

  @Test
  void anOperatorAskingForOneThingReadsItsCase() {
    Caseworker drift = stage.person("drift");
    String activity = history.createHistoricActivityInstanceQuery().processInstanceId(instanceId).list().stream()
        .map(HistoricActivityInstance::getId).filter(id -> id.contains(":")).findFirst().orElseThrow();
    String variable = history.createHistoricVariableInstanceQuery().processInstanceId(instanceId).listPage(0, 1).get(0).getId();
    List<String> paths = List.of("/process-instance/" + instanceId, "/process-instance/" + instanceId + "/variables",
        "/process-instance/" + instanceId + "/activity-instances", "/history/process-instance/" + instanceId, "/task/" + taskId,
        "/task/" + taskId + "/variables", "/execution/" + instanceId, "/variable-instance/" + variable,
        "/history/variable-instance/" + variable, "/history/activity-instance/" + activity);
    long many = count(ReadLog.MANY_CASES);
    for (String path : paths) {
      // What the engine then lets an operator see is its own affair; the entry is there first.
      assertThat(drift.get(ENGINE + path).status()).as(path).isIn(200, 404);
    }
    assertThat(entries(caseId)).containsExactly(
        "1 drift OPERATOR null stjordal process-instance/{id} ENGINE_API",
        "2 drift OPERATOR null stjordal process-instance/{id}/variables ENGINE_API",
        "3 drift OPERATOR null stjordal process-instance/{id}/activity-instances ENGINE_API",
        "4 drift OPERATOR null stjordal history/process-instance/{id} ENGINE_API",
        "5 drift OPERATOR null stjordal task/{id} ENGINE_API",
        "6 drift OPERATOR null stjordal task/{id}/variables ENGINE_API",
        "7 drift OPERATOR null stjordal execution/{id} ENGINE_API",
        "8 drift OPERATOR null stjordal variable-instance/{id} ENGINE_API",
        "9 drift OPERATOR null stjordal history/variable-instance/{id} ENGINE_API",
        "10 drift OPERATOR null stjordal history/activity-instance/{id} ENGINE_API");
    assertThat(count(ReadLog.MANY_CASES)).isEqualTo(many);
  }

  @Test
  void anOperatorSearchingReadsTheCasesNamedAndPerhapsMore() {
    Caseworker drift = stage.person("drift");
    long many = count(ReadLog.MANY_CASES);
    assertThat(drift.get(ENGINE + "/history/variable-instance?processInstanceIdIn=" + instanceId + "&maxResults=9").status()).isEqualTo(200);
    assertThat(drift.get(ENGINE + "/process-instance?businessKey=" + caseId.toString().replace("-", "%2D") + "&maxResults=9").status()).isEqualTo(200);
    assertThat(drift.post(ENGINE + "/history/task?maxResults=9", parse("{\"processInstanceId\": \""
        + instanceId.replace("-", "\\u002d") + "\"}")).status()).isEqualTo(200);
    assertThat(drift.get("/camunda/api/cockpit/plugin/base/default/process-instance?rootProcessInstanceId=" + instanceId).status())
        .isLessThan(500);
    assertThat(drift.get(ENGINE + "/task?maxResults=3").status()).isEqualTo(200);
    assertThat(entries(caseId)).containsExactly(
        "1 drift OPERATOR null stjordal history/variable-instance ENGINE_API",
        "2 drift OPERATOR null stjordal process-instance ENGINE_API",
        "3 drift OPERATOR null stjordal history/task ENGINE_API",
        "4 drift OPERATOR null stjordal process-instance COCKPIT");
    assertThat(count(ReadLog.MANY_CASES)).isEqualTo(many + 5);
    assertThat(entries(ReadLog.MANY_CASES)).last().asString().endsWith("drift OPERATOR null null task ENGINE_API");
  }

  @Test
  void anOperatorLookingAtDiagramsReadsNoCase() {
    Caseworker drift = stage.person("drift");
    long many = count(ReadLog.MANY_CASES);
    assertThat(drift.get(ENGINE + "/process-definition?maxResults=9").status()).isEqualTo(200);
    assertThat(drift.get(ENGINE + "/filter?maxResults=9").status()).isEqualTo(200);
    assertThat(count(ReadLog.MANY_CASES)).isEqualTo(many);
    assertThat(drift.get(ENGINE + "/task/Ola%20Testbarn").status()).isEqualTo(404);
    assertThat(entries(ReadLog.MANY_CASES)).last().asString().endsWith(" task/{id} ENGINE_API").doesNotContain("Ola");
  }

  @Test
  void whatCanNotBeLoggedIsNotShown() {
    Caseworker drift = stage.person("drift");
    template.execute("ALTER TABLE read_log_entry RENAME TO read_log_entry_gone");
    try {
      for (String path : List.of("/api/forms/tasks/" + taskId, "/api/cases/" + caseId, "/api/cards?task=" + taskId)) {
        assertThat(kari.get(path)).satisfies(answer -> assertThat(answer.status()).as(path).isEqualTo(503))
            .satisfies(answer -> assertThat(answer.detail()).isEqualTo(REFUSED))
            .satisfies(answer -> assertThat(answer.body()).doesNotContain("Testbarn").doesNotContain("read_log"));
      }
      for (String path : List.of("/process-instance/" + instanceId, "/task?maxResults=3", "/history/variable-instance?maxResults=3")) {
        Answer answer = drift.get(ENGINE + path);
        assertThat(answer.status()).as(path).isEqualTo(503);
        assertThat(answer.json().path("message").asText()).isEqualTo(REFUSED);
      }
    } finally {
      template.execute("ALTER TABLE read_log_entry_gone RENAME TO read_log_entry");
    }
    assertThat(entries(caseId)).isEmpty();
    assertThat(kari.get("/api/cases/" + caseId).status()).isEqualTo(200);
  }

  @Test
  void theEntryIsThereBeforeTheContentIsRead() {
    byte[] child = jdbc.sql("SELECT child_text FROM case_file WHERE id = :case").param("case", caseId).query(byte[].class).single();
    template.update("UPDATE case_file SET child_text = ? WHERE id = ?", new byte[] {1}, caseId);
    try {
      assertThat(kari.get("/api/cases/" + caseId).status()).isEqualTo(500);
      assertThat(entries(caseId)).hasSize(1);
    } finally {
      template.update("UPDATE case_file SET child_text = ? WHERE id = ?", child, caseId);
    }
  }

  private List<String> entries(UUID of) {
    return jdbc.sql("SELECT entry, person, role, service, municipality, what, door FROM read_log_entry WHERE case_id = :case ORDER BY entry")
        .param("case", of).query((row, n) -> row.getLong(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4)
            + " " + row.getString(5) + " " + row.getString(6) + " " + row.getString(7)).list();
  }

  private long count(UUID of) {
    return entries(of).size();
  }
}
