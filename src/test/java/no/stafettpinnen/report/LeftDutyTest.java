package no.stafettpinnen.report;

import static no.stafettpinnen.support.Caseworker.ENGINE;
import static no.stafettpinnen.support.Caseworker.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.municipality.Absences;
import no.stafettpinnen.municipality.ServiceRegistration;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A personal duty is with whoever has it as long as they work there (I2), and with the service when they are gone. */
@StafettTest
class LeftDutyTest {

  private static final String FOSSLIA = "kindergarten:fosslia";
  private static final String ELSEWHERE = "kindergarten:kvislabakken";
  private static final String LEFT = "har ingen lenger";

  @Autowired
  private Stage stage;
  @Autowired
  private TaskService tasks;
  @Autowired
  private IdentityService identity;
  @Autowired
  private HomeHold hold;
  @Autowired
  private Absences absences;
  @Autowired
  private ServiceRegistration registration;
  private ReportStage on;
  private Caseworker stein;
  private Caseworker anne;

  @BeforeEach
  void begin(@Autowired RuntimeService runtime, @Autowired FormGate gate) {
    on = new ReportStage(stage, runtime, gate, hold);
    on.beginOnAMondayInJanuary();
    stein = stage.person("stein");
    anne = stage.person("anne");
  }

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule("R093")
  void whenTheReporterLeavesTheServiceIsToldAndAColleagueReports() {
    UUID caseId = reporterIs("reporter1", "neglect");
    String duty = duty(caseId, "writeReport").getId();
    assertThat(anne.tasks(caseId)).noneMatch(task -> task.path("id").asText().equals(duty));

    registration.enter("reporter1", "Test", "Reporter", null, List.of(ELSEWHERE), List.of(), false);
    stage.runDueJobs();
    assertThat(duty(caseId, "writeReport").getAssignee()).isNull();
    for (String told : List.of("anne", "kari", "stein")) {
      assertThat(stage.messages(told, caseId)).as(told).filteredOn(text -> text.contains(LEFT)).singleElement().asString()
          .contains("Skriv bekymringsmeldingen").doesNotContain("Ola");
    }
    stage.wait(Duration.ofDays(1));
    assertThat(stage.messages("anne", caseId)).as("told once").filteredOn(text -> text.contains(LEFT)).hasSize(1);
    assertThat(stage.person("bente").task(caseId, "writeReport")).as("works elsewhere").isEmpty();

    anne.does(caseId, "writeReport", on.report("portal"));
    assertThat(duty(caseId, "confirmReceipt").getAssignee()).as("who wrote it is the reporter now").isEqualTo("anne");
    stage.person("ida").does(caseId, "receiptReport", on.received());
    stage.person("ida").does(caseId, "reviewReport", on.reviewed("dismissed"));
    stage.person("ida").does(caseId, "giveFeedback", """
        {"feedback": {"text": "Meldingen er lagt bort."}}""");
    assertThat(stage.messages("anne", caseId)).anyMatch(text -> text.contains("Barnevernet har svart"));
  }

  @Test
  @Rule("R093")
  void whoseServicesWereTakenWithoutALogInIsFoundInTheMorning() {
    UUID caseId = reporterIs("reporter2", "neglect");
    identity.deleteMembership("reporter2", FOSSLIA);
    stage.runDueJobs();
    assertThat(duty(caseId, "writeReport").getAssignee()).isEqualTo("reporter2");
    stage.wait(Duration.ofDays(1));
    assertThat(duty(caseId, "writeReport").getAssignee()).isNull();
    assertThat(stage.messages("stein", caseId)).anyMatch(text -> text.contains(LEFT));
    assertThat(anne.task(caseId, "writeReport")).isPresent();
  }

  @Test
  @Rule("R093")
  void nobodyTakesItFromWhoWorksThereAndTheLeaderGivesItWhenTheyAreGone() {
    UUID caseId = reporterIs("reporter3", "neglect");
    String duty = duty(caseId, "writeReport").getId();
    assertThat(give(stein, duty, "anne")).isEqualTo(403);
    assertThat(give(stein, duty, "stein")).isEqualTo(403);
    assertThat(stein.post(ENGINE + "/task/" + duty + "/unclaim", parse("{}")).status()).isEqualTo(403);
    assertThat(anne.claim(duty).status()).isNotEqualTo(204);
    assertThat(duty(caseId, "writeReport").getAssignee()).isEqualTo("reporter3");

    identity.deleteMembership("reporter3", FOSSLIA);
    assertThat(give(stage.person("tove"), duty, "anne")).as("leads another service").isEqualTo(404);
    assertThat(give(stein, duty, "bente")).as("works elsewhere").isEqualTo(403);
    assertThat(give(stein, duty, "anne")).as("before the morning, too").isEqualTo(204);
    assertThat(give(stein, duty, "stein")).as("now it is hers").isEqualTo(403);
    stage.wait(Duration.ofDays(1));
    assertThat(duty(caseId, "writeReport").getAssignee()).isEqualTo("anne");
  }

  @Test
  @Rule("R093")
  void whatComesWhenTheReporterIsGoneIsFreeFromTheBeginning() {
    UUID caseId = reporterIs("reporter4", "neglect");
    tasks.setAssignee(duty(caseId, "writeReport").getId(), "anne");
    registration.enter("reporter4", "Test", "Reporter", null, List.of(), List.of(), false);
    stage.runDueJobs();
    assertThat(duty(caseId, "writeReport").getAssignee()).as("it is hers").isEqualTo("anne");

    UUID danger = reporterIs("reporter5", "violence");
    registration.enter("reporter5", "Test", "Reporter", null, List.of(), List.of(), false);
    stage.runDueJobs();
    anne.does(danger, "reportToPolice", on.policeTold());
    stein.does(danger, "writeReport", on.report("stafettpinnen"));
    identity.deleteMembership("stein", FOSSLIA);
    identity.deleteMembership("stein", "leader:" + FOSSLIA);
    try {
      stage.person("ida").does(danger, "receiptReport", on.received());
      stage.person("ida").does(danger, "reviewReport", on.reviewed("moreInformation"));
      assertThat(duty(danger, "giveMoreInformation").getAssignee()).isNull();
      assertThat(stage.messages("kari", danger)).anyMatch(text -> text.contains("venter på tjenesten din"));
    } finally {
      identity.createMembership("stein", FOSSLIA);
      identity.createMembership("stein", "leader:" + FOSSLIA);
    }
  }

  @Test
  @Rule("R093")
  void whoIsAwayForLongKeepsTheDutyAndTheLeaderIsTold() {
    UUID caseId = reporterIs("reporter6", "neglect");
    try {
      absences.enter("reporter6", on.today(), on.today().plusWeeks(5), "stein");
      stage.runDueJobs();
      stage.wait(Duration.ofDays(1));
      assertThat(stage.messages("stein", caseId)).filteredOn(text -> text.contains("er lenge borte")).as("once").hasSize(1);
      assertThat(stage.messages("anne", caseId)).noneMatch(text -> text.contains("er lenge borte"));
      assertThat(duty(caseId, "writeReport").getAssignee()).isEqualTo("reporter6");
      assertThat(give(stein, duty(caseId, "writeReport").getId(), "anne")).isEqualTo(403);
    } finally {
      absences.end("reporter6", "stein");
    }
  }

  @Test
  @Rule("R093")
  void aDutyThatNobodyTakesIsLiftedToTheLeaderLikeAnyOther() {
    UUID caseId = reporterIs("reporter7", "neglect");
    registration.enter("reporter7", "Test", "Reporter", null, List.of(), List.of(), false);
    stage.runDueJobs();
    stage.wait(Duration.ofDays(2));
    assertThat(stage.messages("stein", caseId)).anyMatch(text -> text.contains("Du kan ta oppgaven eller gi den til en annen"));
  }

  private UUID reporterIs(String person, String suspicion) {
    registration.enter(person, "Test", "Reporter", null, List.of(FOSSLIA), List.of(), false);
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, suspicion, "no", person);
    assertThat(duty(caseId, "writeReport").getAssignee()).isEqualTo(person);
    return caseId;
  }

  private Task duty(UUID caseId, String key) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey(key).singleResult();
  }

  private static int give(Caseworker leader, String task, String to) {
    return leader.post(ENGINE + "/task/" + task + "/assignee", parse("{\"userId\": \"" + to + "\"}")).status();
  }
}
