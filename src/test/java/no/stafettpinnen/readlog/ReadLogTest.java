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
import no.stafettpinnen.support.Markers;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
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
    UUID other = kari.raise("concernToAction", Forms.CONCERN.replace("Ola Testbarn", "Barn " + UUID.randomUUID()));
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
        parse("{\"caseId\": \"" + caseId + "\", \"data\": " + Markers.plantIn(Forms.CONCERN, "reportConcern") + "}"));
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
    long many = count(ReadLog.MANY_CASES);
    for (String path : List.of("/process-instance/" + instanceId, "/process-instance/" + instanceId + "/activity-instances",
        "/task/" + taskId, "/task/" + taskId + "/form")) {
      // What the engine then lets an operator see is its own affair; the entry is there first.
      assertThat(drift.get(ENGINE + path).status()).as(path).isIn(200, 404);
    }
    assertThat(drift.get(ENGINE + "/process-instance/" + instanceId + "/variables").status()).isEqualTo(403);
    assertThat(entries(caseId)).containsExactly(
        "1 drift OPERATOR null stjordal process-instance/{id} ENGINE_API",
        "2 drift OPERATOR null stjordal process-instance/{id}/activity-instances ENGINE_API",
        "3 drift OPERATOR null stjordal task/{id} ENGINE_API",
        "4 drift OPERATOR null stjordal task/{id}/form ENGINE_API");
    assertThat(count(ReadLog.MANY_CASES)).isEqualTo(many);
  }

  @Test
  void anOperatorSearchingReadsTheCasesNamedAndPerhapsMore() {
    Caseworker drift = stage.person("drift");
    long many = count(ReadLog.MANY_CASES);
    String escaped = instanceId.replace("-", "\\u002d");
    assertThat(drift.post(ENGINE + "/variable-instance?maxResults=9", parse("{\"processInstanceIdIn\": [\"" + escaped + "\"]}")).status())
        .isEqualTo(200);
    assertThat(drift.post(ENGINE + "/process-instance?maxResults=9", parse("{\"businessKey\": \"" + caseId + "\"}")).status())
        .isEqualTo(200);
    assertThat(drift.get(ENGINE + "/job/count?processInstanceId=" + instanceId.replace("-", "%2D")).status()).isEqualTo(200);
    assertThat(drift.post("/camunda/api/cockpit/plugin/base/default/process-instance?maxResults=9&firstResult=0",
        parse("{\"processInstanceId\": \"" + instanceId + "\"}")).status()).isLessThan(500);
    assertThat(drift.get(ENGINE + "/task?maxResults=3").status()).isEqualTo(200);
    assertThat(entries(caseId)).containsExactly(
        "1 drift OPERATOR null stjordal variable-instance ENGINE_API",
        "2 drift OPERATOR null stjordal process-instance ENGINE_API",
        "3 drift OPERATOR null stjordal job/count ENGINE_API",
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
      for (String path : List.of("/process-instance/" + instanceId, "/task?maxResults=3", "/job/count")) {
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
