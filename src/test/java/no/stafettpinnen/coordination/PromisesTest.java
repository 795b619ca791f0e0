package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.FamilyStage.HEALTH;
import static no.stafettpinnen.coordination.FamilyStage.promises;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What services promise a family, whether they keep it, and how a year is looked back on (R154, hol. § 7-2 a). */
@StafettTest
class PromisesTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String SCHOOL = "school:halsen";
  private static final String PROMISE = "answerPromise";

  @Autowired
  private FamilyStage family;
  @Autowired
  private Consents consents;
  @Autowired
  private TaskService tasks;
  @Autowired
  private JdbcClient jdbc;
  private Caseworker siv;
  private Caseworker hilde;
  private Caseworker lars;

  @BeforeEach
  void people() {
    siv = family.person("siv");
    hilde = family.person("hilde");
    lars = family.person("lars");
    family.stage.moveTo(LocalDateTime.of(2027, 1, 11, 9, 0).atZone(OSLO).toInstant());
  }

  @AfterEach
  void resetClock() {
    family.stage.resetClock();
  }

  @Test
  @Rule("R154")
  void eachServiceGetsItsTaskByTheDayItPromisedAndTheCoordinatorTheAnswer() {
    UUID caseId = withSchool();
    assertThat(family.shown("hilde", caseId, "agreePromises").path("promises")).as("the duties of hol. § 7-2 a, and the unit's own of § 7-3").hasSize(6);
    assertThat(hilde.tries(caseId, "agreePromises", "{\"promises\": []}").status()).as("at least one").isEqualTo(422);
    LocalDate due = family.today().plusDays(40);
    hilde.does(caseId, "agreePromises", promises(SCHOOL, due));
    Task task = task(caseId);
    assertThat(task.getDueDate()).isEqualTo(Date.from(due.atTime(16, 0).atZone(OSLO).toInstant()));
    assertThat(groups(task)).containsExactly(SCHOOL);
    assertThat(family.shown("lars", caseId, PROMISE).at("/promise/what").asText()).startsWith("Ringer familien hver måned.");
    lars.does(caseId, PROMISE, "{\"promiseAnswer\": {\"done\": \"partly\", \"text\": \"Vi ringer annenhver måned.\"}}");
    assertThat(family.stage.messages("hilde", caseId)).anyMatch(text -> text.startsWith("Halsen barneskole har svart på det dere avtalte"));
    assertThat(hilde.get("/api/cases/" + caseId).body()).contains("Vi ringer annenhver måned.");
  }

  @Test
  @Rule("R154")
  void s09aServiceThatNeverAnswersIsRemindedForAYearAndItsLeaderAndTheCoordinatorSeeIt() {
    UUID caseId = withSchool();
    hilde.does(caseId, "agreePromises", promises(SCHOOL, family.today().plusDays(30)));
    int reminded = 0;
    int leader = 0;
    for (int day = 0; day < 367; day++) {
      if (day == 300) {
        consentsAreRenewed(caseId);
      }
      family.stage.wait(Duration.ofDays(1));
    }
    for (String text : family.stage.messages("lars", caseId)) {
      reminded += text.contains("Gjør det dere har lovet") ? 1 : 0;
    }
    for (String text : family.stage.messages("randi", caseId)) {
      leader += text.contains("Du kan ta oppgaven") ? 1 : 0;
    }
    assertThat(reminded).as("the service").isGreaterThan(40);
    assertThat(leader).as("its leader").isGreaterThan(40);
    assertThat(family.stage.messages("hilde", caseId)).as("the coordinator, once")
        .filteredOn(text -> text.startsWith("Halsen barneskole har ikke svart på det dere avtalte til")).hasSize(1);
    assertThat(groups(task(caseId))).as("the leader's tasks, and those of the case's own service").contains("leader:" + SCHOOL, "leader:family:stjordal");
    JsonNode randis = family.person("randi").get("/api/late-promises").json();
    assertThat(randis).as("the leader's list").anySatisfy(line -> assertThat(line.path("caseId").asText()).isEqualTo(caseId.toString()));
    assertThat(randis.toString()).contains("Halsen barneskole").doesNotContain("Testbarn", "Ringer familien");
    assertThat(family.person("unn").get("/api/late-promises").body()).as("koordinerende enhet").contains(caseId.toString());
    assertThat(family.person("gerd").get("/api/late-promises").body()).as("another leader").isEqualTo("[]");
    assertThat(lars.get("/api/late-promises").body()).as("leads nothing").isEqualTo("[]");
    assertThat(family.shown("hilde", caseId, "reviewCoordination").at("/unanswered/list").asText())
        .contains("Halsen barneskole", "Ringer familien hver måned", "**Har ikke svart**");
    assertThat(family.holder(caseId)).isEqualTo("hilde");
  }

  @Test
  @Rule("R154")
  void theCoordinatorCanAgreeMoreAtAnyTimeAndSeesWhatIsMissing() {
    UUID caseId = withSchool();
    hilde.does(caseId, "agreePromises", promises(SCHOOL, family.today().plusDays(20)));
    family.stage.wait(Duration.ofDays(21));
    assertThat(hilde.get("/api/forms/cases/" + caseId + "/agreeMorePromises").json().at("/data/unanswered/list").asText())
        .contains("**Har ikke svart**");
    assertThat(siv.triesToBegin(caseId, "agreeMorePromises", promises(HEALTH, family.today().plusDays(9))).body())
        .contains("Bare barnekoordinatoren avtaler dette med tjenestene.");
    hilde.begins(caseId, "agreeMorePromises", promises(HEALTH, family.today().plusDays(9)));
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey(PROMISE).count()).isEqualTo(2);
  }

  @Test
  @Rule({"R154", "R114"})
  void whatAServicePromisedLapsesWhenItIsOut() {
    UUID caseId = withSchool();
    hilde.does(caseId, "agreePromises", promises(SCHOOL, family.today().plusDays(20)));
    consents.standing(caseId).stream().filter(consent -> consent.services().contains(SCHOOL)).forEach(consent ->
        siv.begins(caseId, "withdrawConsent", Forms.withdrawn(consent.id(), family.today())));
    assertThat(family.stage.openTasks(caseId)).doesNotContain(PROMISE);
    assertThat(family.stage.messages("hilde", caseId)).anyMatch(text -> text.startsWith("Avtalen med Halsen barneskole i sak"));
    assertThat(jdbc.sql("SELECT COUNT(*) FROM service_promise WHERE case_id = :case AND lapsed_at IS NOT NULL").param("case", caseId)
        .query(Integer.class).single()).isOne();
  }

  @Test
  @Rule({"R154", "R155"})
  void theFunctionEndsOnThe18thBirthdayAndTheOfficeAssessesAKoordinator() {
    UUID caseId = withSchool(family.today().minusYears(18).plusDays(100));
    hilde.does(caseId, "agreePromises", promises(HEALTH, family.today().plusDays(20)));
    family.stage.wait(Duration.ofDays(99));
    assertThat(family.stage.openTasks(caseId)).doesNotContain("reviewCoordination");
    family.stage.wait(Duration.ofDays(2));
    assertThat(hilde.tries(caseId, "reviewCoordination", family.reviewed("no", "")).body()).contains("overgangen til voksen");
    assertThat(hilde.tries(caseId, "reviewCoordination", family.reviewed("yes", ", \"transition\": \"Klar for voksenlivet.\"")).body())
        .contains("Fra 18 år gjelder koordinator.");
    assertThat(hilde.tries(caseId, "reviewCoordination", family.reviewed("no", ", \"transition\": \"Klar for voksenlivet.\"")).body())
        .contains("Velg om koordinator skal vurderes");
    hilde.does(caseId, "reviewCoordination",
        family.reviewed("no", ", \"transition\": \"Klar for voksenlivet.\", \"afterwards\": \"koordinator\""));
    assertThat(family.holder(caseId)).isEmpty();
    assertThat(family.stage.messages("unn", caseId)).anyMatch(text -> text.endsWith("Vurder koordinator etter hol. § 7-2."));
  }

  /** On the days and at the hours that the decision table says; what is due is looked for every five minutes. */
  @Test
  @Rule({"R154", "R098"})
  void theReminderAndTheEscalationFollowTheTable() {
    UUID caseId = withSchool();
    LocalDate due = LocalDate.of(2027, 2, 10);
    hilde.does(caseId, "agreePromises", promises(SCHOOL, due));
    at(LocalDateTime.of(2027, 2, 5, 7, 50));
    assertThat(reminders("lars", caseId)).isZero();
    at(LocalDateTime.of(2027, 2, 5, 8, 10));
    assertThat(reminders("lars", caseId)).as("three working days before").isOne();
    at(LocalDateTime.of(2027, 2, 10, 15, 50));
    assertThat(escalations("randi", caseId)).as("the day is not over").isZero();
    at(LocalDateTime.of(2027, 2, 10, 16, 10));
    assertThat(escalations("randi", caseId)).as("the leader of the service").isOne();
    assertThat(groups(task(caseId))).containsExactly("leader:family:stjordal", "leader:" + SCHOOL, SCHOOL);
    at(LocalDateTime.of(2027, 2, 17, 7, 50));
    assertThat(escalations("randi", caseId)).isOne();
    at(LocalDateTime.of(2027, 2, 17, 8, 10));
    assertThat(escalations("randi", caseId)).as("again after five working days").isEqualTo(2);
  }

  /** A leader of the service knows that it has not answered; which case, only those who may open it. */
  @Test
  @Rule({"R154", "R114"})
  void whoMayNotOpenTheCaseSeesNoCase() {
    UUID caseId = withSchool();
    hilde.does(caseId, "agreePromises", promises(SCHOOL, family.today().plusDays(20)));
    family.stage.wait(Duration.ofDays(21));
    jdbc.sql("UPDATE case_service SET state = 'ENDED', present = NULL, ended_at = invited_at WHERE case_id = :case AND service = :service")
        .param("case", caseId).param("service", SCHOOL).update();
    JsonNode list = family.person("randi").get("/api/late-promises").json();
    assertThat(list).isNotEmpty().noneSatisfy(line -> assertThat(line.path("caseId").asText()).isEqualTo(caseId.toString()));
    assertThat(list.toString()).doesNotContain(CaseReference.of(caseId));
  }

  @Test
  @Rule({"R154", "R093"})
  void aSuspicionEndsTheWaitForPromises() {
    UUID caseId = withSchool();
    hilde.does(caseId, "agreePromises", promises(SCHOOL, family.today().plusDays(20)));
    siv.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    family.stage.wait(Duration.ofDays(21));
    assertThat(family.person("randi").get("/api/late-promises").body()).doesNotContain(caseId.toString());
  }

  private void at(LocalDateTime time) {
    family.stage.moveTo(time.atZone(OSLO).toInstant());
    family.stage.wait(Duration.ZERO);
  }

  private long reminders(String person, UUID caseId) {
    return family.stage.messages(person, caseId).stream().filter(text -> text.contains("Gjør det dere har lovet") && text.contains("har frist"))
        .count();
  }

  private long escalations(String person, UUID caseId) {
    return family.stage.messages(person, caseId).stream()
        .filter(text -> text.contains("Gjør det dere har lovet") && text.contains("Du kan ta oppgaven")).count();
  }

  private UUID withSchool() {
    return withSchool(family.today().minusYears(8));
  }

  private UUID withSchool(LocalDate birthDate) {
    UUID caseId = family.appointed(birthDate);
    consent(caseId, SCHOOL, family.today(), family.today().plusYears(1));
    family.person("unn").does(caseId, "writeDecision", family.decision("Ønsket er vektlagt."));
    return caseId;
  }

  private void consent(UUID caseId, String service, LocalDate from, LocalDate until) {
    siv.begins(caseId, "registerConsent", Forms.registered("barnekoordinator", "bothGuardians", from, until, service));
  }

  private void consentsAreRenewed(UUID caseId) {
    List.of(FamilyStage.OFFICE, HEALTH, SCHOOL).forEach(service -> consent(caseId, service, family.today(), family.today().plusYears(1)));
  }

  private Task task(UUID caseId) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey(PROMISE).singleResult();
  }

  private List<String> groups(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(group -> group != null).sorted().toList();
  }
}
