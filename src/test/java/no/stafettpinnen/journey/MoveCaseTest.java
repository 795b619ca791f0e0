package no.stafettpinnen.journey;

import static no.stafettpinnen.support.Forms.DESCRIBED;
import static no.stafettpinnen.support.Forms.HEARD_NO_SUSPICION;
import static no.stafettpinnen.support.Forms.discussed;
import static no.stafettpinnen.support.Forms.homeInformed;
import static no.stafettpinnen.support.Forms.levelZero;
import static no.stafettpinnen.support.Forms.plan;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import no.stafettpinnen.casefile.BatonLedger.Turn;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Markers;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.Stage;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The child moves (S15): with consent the case goes along and somebody there takes the baton first; without it nothing crosses. */
@StafettTest
class MoveCaseTest {

  private static final String MOVE = "moveCase";
  private static final String HALSEN = "stjordal/school:halsen";
  private static final String YES = """
      {"offerAnswer": {"accepts": "yes"}}""";
  private static final String NO = """
      {"offerAnswer": {"accepts": "no", "reason": "Vi har ikke plass."}}""";
  private static final String WITHOUT_CONSENT = """
      {"flow": {"moveConsent": "no"}, "move": {"reasonNone": "De ønsker en ny start."}}""";

  @Autowired
  private Stage stage;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private CaseFile caseFile;
  @Autowired
  private TaskService tasks;
  @Autowired
  private HistoryService history;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private DataSource database;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  void aMoveThatWaitedWhenConsentsBecameTheirOwnHasAMonth() {
    UUID waiting = atLevelOne(stage.person("frida"), "Flytter " + UUID.randomUUID());
    stage.person("frida").begins(waiting, MOVE, consented(HALSEN));
    UUID other = atLevelOne(stage.person("frida"), "Flytter " + UUID.randomUUID());
    stage.person("frida").begins(other, "registerConsent",
        Forms.registered("sharing", "bothGuardians", today(), today().plusDays(2), "health:frosta"));
    jdbc.sql("UPDATE consent SET signed_as = 'unknown', recorded_by = 'unknown', valid_until = valid_from WHERE case_id IN (:cases)")
        .param("cases", List.of(waiting, other)).update();
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V19__consent_to_move.sql")).execute(database);
    assertThat(lastDay(waiting)).isEqualTo(today().plusDays(30));
    assertThat(lastDay(other)).as("waits for nobody").isEqualTo(today());
  }

  private LocalDate lastDay(UUID caseId) {
    return jdbc.sql("SELECT valid_until FROM consent WHERE case_id = :case").param("case", caseId).query(LocalDate.class).single();
  }

  @Test
  @Rule({"R089", "R107"})
  void s15WithConsentTheCaseGoesAlong() {
    Caseworker frida = stage.person("frida");
    Caseworker lars = stage.person("lars");
    String child = "Flytter " + UUID.randomUUID();
    UUID caseId = atLevelOne(frida, child);
    assertThat(frida.get("/api/cases/" + caseId).status()).isEqualTo(200);
    frida.begins(caseId, MOVE, consented(HALSEN));

    assertThat(stage.messages("lars", caseId)).singleElement().asString().contains("En annen kommune");
    String task = lars.task(caseId, "receiveCase").orElseThrow().path("id").asText();
    assertThat(jdbc.sql("SELECT task_id FROM message WHERE recipient = 'lars' AND case_id = :case").param("case", caseId).query(String.class)
        .list()).containsExactly(task);
    lars.claim(task);
    Answer form = lars.get("/api/forms/tasks/" + task);
    assertThat(form.json().at("/data/flow/fromMunicipality").asText()).isEqualTo("frosta");
    assertThat(form.json().at("/data/flow/ageBand").asText()).isEqualTo("lowerSecondary");
    assertThat(form.body()).doesNotContain(child).contains("Frosta");
    assertThat(lars.get("/api/cases/" + caseId).status()).as("not yet").isEqualTo(404);
    assertThat(holder(caseId)).isEqualTo("frida");
    assertThat(frida.task(caseId, "planMeasures")).as("the case goes on until then").isPresent();

    assertThat(lars.complete(task, YES).status()).isEqualTo(200);
    assertThat(holder(caseId)).isEqualTo("lars");
    assertThat(baton.turns(caseId)).extracting(Turn::holder).containsExactly("frida", "lars");
    assertThat(caseFile.find(caseId).orElseThrow())
        .isEqualTo(new CaseFile.Header(caseId, "stjordal", "school:halsen", true, 1));
    assertThat(frida.get("/api/cases/" + caseId).status()).as("the old municipality has let go").isEqualTo(404);
    assertThat(frida.tasks(caseId)).isEmpty();
    assertThat(frida.get("/api/cases/" + caseId + "/actions").body()).isEqualTo("[]");
    assertThat(lars.get("/api/cases/" + caseId).body()).contains(child, "Frida Logtun", "Mor og far");
    assertThat(stage.messages("frida", caseId)).anyMatch(text -> text.contains("har tatt imot"));
    assertThat(openCases("stjordal", child + " " + Markers.WORD)).containsExactly(caseId);
    assertThat(openCases("frosta", child + " " + Markers.WORD)).isEmpty();

    assertThat(reasons(caseId)).contains("movedToOtherMunicipality");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).list())
        .extracting(open -> open.getTaskDefinitionKey() + " " + open.getTenantId() + " " + open.getAssignee())
        .containsExactly("planMeasures stjordal lars");
    lars.does(caseId, "planMeasures", plan(today().plusWeeks(6), "school:halsen/lars"));
    assertThat(stage.openTasks(caseId)).containsExactly("carryOutMeasure");
    assertThat(jdbc.sql("SELECT DISTINCT person || ' ' || municipality FROM read_log_entry WHERE case_id = :case AND what = 'stafettlogg'")
        .param("case", caseId).query(String.class).list()).as("who has read it stays on record")
        .containsExactlyInAnyOrder("frida frosta", "lars stjordal");
  }

  @Test
  @Rule("R107")
  void s15WithoutConsentTheCaseClosesAndNothingCrosses() {
    Caseworker frida = stage.person("frida");
    String child = "Flytter " + UUID.randomUUID();
    UUID caseId = atLevelOne(frida, child);
    frida.begins(caseId, MOVE, WITHOUT_CONSENT);

    assertThat(caseFile.find(caseId).orElseThrow())
        .isEqualTo(new CaseFile.Header(caseId, "frosta", "school:frosta", false, 1));
    assertThat(baton.turns(caseId)).extracting(Turn::holder).containsExactly("frida", null);
    assertThat(stage.leftInEngine(caseId)).isZero();
    assertThat(reasons(caseId)).contains("movedWithoutConsent");
    assertThat(openCases("stjordal", child + " " + Markers.WORD)).isEmpty();
    for (String person : List.of("lars", "randi", "tove", "stein", "per")) {
      assertThat(stage.person(person).get("/api/cases/" + caseId).status()).as(person).isEqualTo(404);
      assertThat(stage.person(person).tasks(caseId)).as(person).isEmpty();
      assertThat(stage.messages(person, caseId)).as(person).isEmpty();
    }
    assertThat(jdbc.sql("SELECT service FROM case_service WHERE case_id = :case").param("case", caseId).query(String.class).list())
        .containsExactly("school:frosta");
    assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).list())
        .extracting(run -> run.getTenantId()).containsOnly("frosta");
  }

  @Test
  void whoSaysNoLeavesTheCaseWhereItIs() {
    Caseworker frida = stage.person("frida");
    Caseworker lars = stage.person("lars");
    UUID caseId = atLevelOne(frida, "Ola Testbarn");
    frida.begins(caseId, MOVE, consented(HALSEN));
    lars.does(caseId, "receiveCase", NO);
    assertThat(holder(caseId)).isEqualTo("frida");
    assertThat(lars.get("/api/cases/" + caseId).status()).isEqualTo(404);
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");
    assertThat(stage.messages("frida", caseId)).anyMatch(text -> text.contains("tok ikke imot"));
    assertThat(frida.get("/api/cases/" + caseId).body()).contains("Vi har ikke plass.");
    assertThat(invited(caseId)).isEmpty();

    frida.begins(caseId, MOVE, consented(HALSEN));
    assertThat(lars.task(caseId, "receiveCase")).as("asked once more").isPresent();
  }

  @Test
  void silenceIsToldAndANewOfferWithdrawsTheQuestion() {
    Caseworker frida = stage.person("frida");
    UUID caseId = atLevelOne(frida, "Ola Testbarn");
    frida.begins(caseId, MOVE, consented(HALSEN));
    stage.wait(Duration.ofDays(20));
    assertThat(stage.messages("frida", caseId)).anyMatch(text -> text.contains("Ingen i den andre kommunen har svart"));
    assertThat(stage.messages("randi", caseId)).as("the leader there").anyMatch(text -> text.contains("Du kan ta oppgaven"));
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures", "receiveCase");

    frida.begins(caseId, MOVE, consented("selbu/school:selbu"));
    assertThat(stage.person("lars").tasks(caseId)).isEmpty();
    assertThat(invited(caseId)).containsExactly("school:selbu");
    frida.begins(caseId, "batonHandover", """
        {"handover": {"receiver": "school:frosta", "reason": "De flytter ikke likevel."}}""");
    assertThat(invited(caseId)).isEmpty();
    assertThat(stage.openTasks(caseId)).containsExactly("answerOffer", "planMeasures");
  }

  @Test
  void aCaseAtLevelZeroBeginsAgainThere() {
    Caseworker frida = stage.person("frida");
    UUID caseId = frida.raise("concernToAction", concern("Ola Testbarn", "none"));
    frida.begins(caseId, MOVE, consented("selbu/school:selbu"));
    stage.person("nina").does(caseId, "receiveCase", YES);
    assertThat(stage.person("nina").task(caseId, "describeConcern")).isPresent();
    assertThat(frida.tasks(caseId)).isEmpty();
    assertThat(stage.openTasks(caseId)).containsExactly("describeConcern");
  }

  @Test
  void onlyTheHolderMovesACaseAndNeverAwayFromADuty() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    Answer refused = stage.person("stein").triesToBegin(caseId, MOVE, consented("selbu/school:selbu"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.detail()).isEqualTo("Bare den som har stafettpinnen, kan flytte saken.");

    Caseworker frida = stage.person("frida");
    UUID reported = frida.raise("concernToAction", concern("Ola Testbarn", "violence"));
    for (String form : List.of(consented(HALSEN), WITHOUT_CONSENT)) {
      Answer answer = frida.triesToBegin(reported, MOVE, form);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.detail()).isEqualTo("Saken kan ikke flyttes nå. Noe i den må gjøres ferdig først.");
    }
    assertThat(caseFile.find(reported).orElseThrow().open()).isTrue();
    assertThat(invited(reported)).isEmpty();
  }

  private UUID atLevelOne(Caseworker person, String child) {
    UUID caseId = person.raise("concernToAction", concern(child, "none"));
    person.does(caseId, "describeConcern", DESCRIBED);
    person.does(caseId, "discussConcern", discussed(today()));
    person.does(caseId, "hearChild", HEARD_NO_SUSPICION);
    person.does(caseId, "informHome", homeInformed(today()));
    person.does(caseId, "decideLevelZero", levelZero("ownService"));
    return caseId;
  }

  /** Fifteen years old, at Frosta skole. */
  private String concern(String child, String suspicion) {
    return """
        {"flow": {"suspicion": "%s", "danger": "no"}, "start": {"unit": "frosta/school:frosta"},
         "child": {"name": "%s", "birthDate": "%s"}, "concern": {"what": "Er mye alene."}}"""
        .formatted(suspicion, child, today().minusYears(15).minusDays(40));
  }

  private String consented(String to) {
    return Forms.moves(to, "bothGuardians", today());
  }

  private List<UUID> openCases(String municipality, String child) {
    JsonNode who = Caseworker.parse("{\"name\": \"%s\", \"birthDate\": \"%s\"}"
        .formatted(child, today().minusYears(15).minusDays(40)));
    return List.copyOf(caseFile.openCasesOf(municipality, who));
  }

  private List<String> reasons(UUID caseId) {
    return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseId.toString())
        .processDefinitionKey("concernToAction").list().stream().map(run -> String.valueOf(run.getDeleteReason())).toList();
  }

  private List<String> invited(UUID caseId) {
    return jdbc.sql("SELECT service FROM case_service WHERE case_id = :case AND state = 'INVITED'").param("case", caseId)
        .query(String.class).list();
  }

  private String holder(UUID caseId) {
    return baton.holder(caseId).orElseThrow().person();
  }

  private LocalDate today() {
    return stage.now().atZone(ZoneId.of("Europe/Oslo")).toLocalDate();
  }
}
