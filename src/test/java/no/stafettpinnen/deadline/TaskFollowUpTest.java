package no.stafettpinnen.deadline;

import static no.stafettpinnen.support.Caseworker.ENGINE;
import static no.stafettpinnen.support.Caseworker.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Participation;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No task waits unseen (I5): a reminder before it is due, and the leaders after, in every diagram there is or will be. */
@StafettTest
class TaskFollowUpTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String FOSSLIA = "kindergarten:fosslia";
  private static final String HEALTH = "health:stjordal";

  @Autowired
  private Stage stage;
  @Autowired
  private IdentityService identity;
  @Autowired
  private TaskService tasks;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private FormGate gate;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R086", "R102"})
  void whoHasTheTaskIsRemindedOnceAndTheLeaderToldWhenItIsLate() {
    beginOnAMonday();
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    kari.does(caseId, "describeConcern", Forms.DESCRIBED);
    assertThat(messages(kari, caseId)).isEmpty();

    stage.wait(Duration.ofDays(2));
    stage.wait(Duration.ofMinutes(6));
    assertThat(messages(kari, caseId)).filteredOn(text -> text.contains("har frist")).hasSize(1)
        .allMatch(text -> text.contains("«Drøft med leder eller kollega»"));
    assertThat(messages(stage.person("stein"), caseId)).isEmpty();
    assertThat(messages(stage.person("anne"), caseId)).as("a colleague who has nothing to do with it").isEmpty();

    stage.wait(Duration.ofDays(2));
    assertThat(messages(stage.person("stein"), caseId)).singleElement().asString().contains("Du kan ta oppgaven");
    assertThat(messages(kari, caseId)).filteredOn(text -> text.contains("Lederen din er varslet")).hasSize(1);

    stage.wait(Duration.ofDays(7));
    assertThat(messages(stage.person("stein"), caseId)).as("told again, as long as nothing happens").hasSizeGreaterThan(1);
  }

  @Test
  void aLeaderWhoDoesNotWorkThereMayActOnlyWhenItIsLate() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    String task = kari.task(caseId, "describeConcern").orElseThrow().path("id").asText();
    identity.createMembership("lars", Groups.leadersOf(FOSSLIA));
    try {
      Caseworker lars = stage.person("lars");
      assertThat(take(lars, task)).isEqualTo(403);
      stage.wait(Duration.ofDays(5));
      assertThat(take(lars, task)).isEqualTo(204);
      assertThat(lars.get("/api/forms/tasks/" + task).json().path("editable").asBoolean()).isTrue();
      assertThat(lars.complete(task, Forms.DESCRIBED).status()).isEqualTo(200);
    } finally {
      identity.deleteMembership("lars", Groups.leadersOf(FOSSLIA));
    }
  }

  @Test
  void reportingStaysWithWhoeverMustReport() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN.replace("\"none\"", "\"violence\""));
    String task = kari.task(caseId, "writeReport").orElseThrow().path("id").asText();
    stage.wait(Duration.ofDays(2));
    Caseworker stein = stage.person("stein");
    assertThat(messages(stein, caseId)).anyMatch(text -> text.contains("kan ikke overtas. Minn den som har oppgaven"))
        .noneMatch(text -> text.contains("Du kan ta oppgaven"));
    assertThat(messages(kari, caseId)).anyMatch(text -> text.contains("Lederen din er varslet"));
    assertThat(take(stein, task)).isEqualTo(403);
    assertThat(tasks.getIdentityLinksForTask(task)).as("nobody else may act").extracting(IdentityLink::getGroupId)
        .doesNotContain(Groups.leadersOf(FOSSLIA));
  }

  @Test
  void aTaskThatSomebodyDrawsTomorrowIsFollowedUpToo() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    String deployment = drawn("newTask", FOSSLIA);
    try {
      begin(caseId);
      assertThat(tasks.createTaskQuery().taskDefinitionKey("newTask").singleResult().getDueDate()).isNotNull();
      stage.wait(Duration.ofDays(12));
      assertThat(messages(stage.person("anne"), caseId)).anyMatch(text -> text.contains("«Helt ny oppgave»"));
      assertThat(messages(stage.person("stein"), caseId)).anyMatch(text -> text.contains("«Helt ny oppgave»") && text.contains("Du kan ta"));
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  /** The row of {@code inviteService} names the leaders on both sides, the last row those of the late service. */
  @ParameterizedTest
  @CsvSource({"inviteService, true, true", "inviteService, false, true", "newTask, true, false"})
  @Rule("R102")
  void theTableSaysWhoActsForALateService(String key, boolean healthTakesPart, boolean ownLeader) {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    if (healthTakesPart) {
      takesPart(caseId, HEALTH);
    }
    String deployment = drawn(key, HEALTH);
    try {
      begin(caseId);
      String task = tasks.createTaskQuery().taskDefinitionKey(key).processDefinitionKey("tomorrow").singleResult().getId();
      Caseworker stein = stage.person("stein");
      Caseworker tove = stage.person("tove");
      assertThat(take(stein, task)).as("before it is late").isNotEqualTo(204);
      stage.wait(Duration.ofDays(12));
      assertThat(messages(tove, caseId).stream().anyMatch(TaskFollowUpTest::mayTakeTheNewOne)).isEqualTo(healthTakesPart);
      assertThat(messages(stein, caseId).stream().anyMatch(TaskFollowUpTest::mayTakeTheNewOne)).isEqualTo(ownLeader);
      assertThat(messages(stage.person("hilde"), caseId).stream().anyMatch(text -> text.contains("Lederen din er varslet")))
          .as("who works there").isEqualTo(healthTakesPart);
      if (!healthTakesPart) {
        assertThat(take(tove, task)).as("outside the case").isNotEqualTo(204);
      }
      assertThat(take(stein, task) == 204).isEqualTo(ownLeader);
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  /** What a law sets for the same day is due two hours later; the rest on the next day that counts. */
  @ParameterizedTest
  @CsvSource({"09:00, 16:00", "13:59, 16:00", "14:01, 16:01", "17:13, 19:13", "23:30, 01:30"})
  @Rule({"R093", "R102"})
  void noDutyIsLateFromTheStart(LocalTime raised, LocalTime due) {
    beginOnAMonday();
    LocalDate monday = stage.now().atZone(OSLO).toLocalDate();
    stage.moveTo(monday.atTime(raised).atZone(OSLO).toInstant());
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN.replace("\"none\"", "\"violence\""));
    LocalDate day = due.isBefore(raised) ? monday.plusDays(1) : monday;
    assertThat(dueOf(caseId, "writeReport")).isEqualTo(day.atTime(due));
    stage.wait(Duration.ofMinutes(6));
    assertThat(messages(stage.person("stein"), caseId)).noneMatch(text -> text.contains("Minn den som har oppgaven"));
    stage.wait(Duration.ofHours(7));
    assertThat(messages(stage.person("stein"), caseId)).anyMatch(text -> text.contains("Minn den som har oppgaven"));
  }

  @Test
  @Rule("R086")
  void whatThePlanAsksForTheSameDayIsDueTheNextDayWhenTheDayIsOver() {
    beginOnAMonday();
    LocalDate friday = stage.now().atZone(OSLO).toLocalDate().plusDays(4);
    String concern = Forms.CONCERN.replace("\"concern\"", "\"start\": {\"unit\": \"frosta/school:frosta\"}, \"concern\"");
    stage.moveTo(friday.atTime(12, 0).atZone(OSLO).toInstant());
    assertThat(dueOf(stage.person("frida").raise("concernToAction", concern), "describeConcern")).isEqualTo(friday.atTime(16, 0));
    stage.moveTo(friday.atTime(17, 0).atZone(OSLO).toInstant());
    assertThat(dueOf(stage.person("frida").raise("concernToAction", concern), "describeConcern")).isEqualTo(friday.plusDays(3).atTime(16, 0));
  }

  private LocalDateTime dueOf(UUID caseId, String key) {
    return LocalDateTime.ofInstant(tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey(key).singleResult()
        .getDueDate().toInstant(), OSLO);
  }

  @Test
  void whoIsUnknownIsRefused() {
    assertThatThrownBy(() -> Escalation.of("nabo")).hasMessageContaining("«nabo»").hasMessageContaining("leader, bothLeaders, diagram");
  }

  private static boolean mayTakeTheNewOne(String text) {
    return text.contains("«Helt ny oppgave»") && text.contains("Du kan ta");
  }

  private void begin(UUID caseId) {
    gate.open("tomorrow", () -> runtime.startProcessInstanceByKey("tomorrow", caseId.toString(), Map.of("municipality", "stjordal", "level", 0)));
  }

  private void takesPart(UUID caseId, String service) {
    Participation.of(jdbc, caseId, service, stage.now().atOffset(ZoneOffset.UTC), LocalDate.now(OSLO), LocalDate.now(OSLO).plusYears(1));
  }

  private String drawn(String key, String service) {
    return repository.createDeployment().addString("tomorrow.bpmn", """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            id="tomorrowDefinitions" targetNamespace="https://stafettpinnen.no/bpmn">
          <bpmn:process id="tomorrow" name="I morgen" isExecutable="true" camunda:historyTimeToLive="P1D">
            <bpmn:startEvent id="begins"><bpmn:outgoing>on</bpmn:outgoing></bpmn:startEvent>
            <bpmn:sequenceFlow id="on" sourceRef="begins" targetRef="%1$s" />
            <bpmn:userTask id="%1$s" name="Helt ny oppgave" camunda:candidateGroups="%2$s"><bpmn:incoming>on</bpmn:incoming></bpmn:userTask>
          </bpmn:process>
        </bpmn:definitions>""".formatted(key, service)).deploy().getId();
  }

  /** 09:00 on a Monday with two weeks without holidays before it. */
  private void beginOnAMonday() {
    WorkingDays workingDays = new WorkingDays();
    LocalDate day = LocalDate.now(OSLO).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    while (!workingDays.plus(day, 10).equals(day.plusWeeks(2))) {
      day = day.plusWeeks(1);
    }
    stage.wait(Duration.between(stage.now(), day.atTime(9, 0).atZone(OSLO).toInstant()));
  }

  private static int take(Caseworker person, String task) {
    return person.post(ENGINE + "/task/" + task + "/assignee", parse("{\"userId\": \"" + person.id() + "\"}")).status();
  }

  private List<String> messages(Caseworker person, UUID caseId) {
    return stage.messages(person.id(), caseId);
  }
}
