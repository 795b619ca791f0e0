package no.stafettpinnen.referral;

import static no.stafettpinnen.referral.TeamStage.OFFICE;
import static no.stafettpinnen.referral.TeamStage.onlyAdvice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A service that needs a decision: what Helse- og velferdskontoret is asked, sees and answers. */
@StafettTest
class NeedDecisionTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String RESPITE = onlyAdvice("done", "yes",
      "\"neededDecision\": {\"what\": \"Avlastning\", \"why\": \"Familien trenger hvile.\"},");

  @Autowired
  private TeamStage team;
  private Caseworker per;
  private Caseworker unn;

  @BeforeEach
  void begin() {
    team.begin();
    per = team.stage.person("per");
    unn = team.stage.person("unn");
  }

  @AfterEach
  void end() {
    team.end();
  }

  @Test
  @Rule("R133")
  void theOfficeAnswersWithinAMonthAndTheBatonHolderIsTold() {
    UUID caseId = team.meets();
    assertThat(unn.get("/api/cases/" + caseId).status()).as("not asked yet").isEqualTo(404);
    LocalDate asked = team.today();
    per.does(caseId, "holdMeeting", RESPITE);
    assertThat(team.result(caseId)).containsEntry("needsDecision", "yes");
    Task task = team.tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey("giveProvisionalAnswer").singleResult();
    assertThat(task.getDueDate()).isEqualTo(Date.from(asked.plusMonths(1).atTime(16, 0).atZone(OSLO).toInstant()));
    assertThat(team.form("unn", caseId, "giveProvisionalAnswer").at("/neededDecision/what").asText()).startsWith("Avlastning");
    unn.does(caseId, "giveProvisionalAnswer", """
        {"provisionalAnswer": {"text": "Vi trenger mer om familien.", "expected": "%s"}}""".formatted(asked.plusMonths(2)));
    assertThat(team.stage.messages("lars", caseId)).anyMatch(message -> message.startsWith("Kontoret har gitt foreløpig svar i sak"));
    assertThat(team.stage.person("lars").get("/api/cases/" + caseId).body()).contains("Vi trenger mer om familien.");
    assertThat(team.jdbc.sql("SELECT COUNT(*) FROM needed_decision WHERE case_id = :case AND answered_by = 'unn'").param("case", caseId)
        .query(Integer.class).single()).isOne();
    assertThat(team.stage.person("terje").tasks(caseId)).as("the office of another municipality").isEmpty();
  }

  @Test
  @Rule({"R133", "R114"})
  void withoutConsentItIsNotAsked() {
    UUID caseId = team.meets();
    team.endConsent(caseId, OFFICE);
    Caseworker.Answer answer = per.tries(caseId, "holdMeeting", RESPITE);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("Samtykket omfatter ikke Helse- og velferdskontoret. Den som har stafettpinnen, må få det utvidet først.");
    assertThat(team.stage.openTasks(caseId)).contains("holdMeeting").doesNotContain("giveProvisionalAnswer");
    assertThat(team.jdbc.sql("SELECT COUNT(*) FROM needed_decision WHERE case_id = :case").param("case", caseId).query(Integer.class).single())
        .isZero();
  }

  @Test
  @Rule({"R133", "R114"})
  void itEndsWithTheConsentForTheOffice() {
    UUID caseId = team.meets();
    per.does(caseId, "holdMeeting", RESPITE);
    team.endConsent(caseId, TeamStage.HEALTH);
    assertThat(team.stage.openTasks(caseId)).contains("giveProvisionalAnswer");
    team.endConsent(caseId, OFFICE);
    assertThat(team.stage.openTasks(caseId)).doesNotContain("giveProvisionalAnswer");
  }

  @Test
  @Rule({"R133", "R093"})
  void itStopsWithASuspicion() {
    UUID caseId = team.meets();
    per.does(caseId, "holdMeeting", RESPITE);
    team.stage.person("lars").begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(team.stage.openTasks(caseId)).doesNotContain("giveProvisionalAnswer");
  }
}
