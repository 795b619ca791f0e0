package no.stafettpinnen.referral;

import static no.stafettpinnen.referral.ReferralStage.OSLO;
import static no.stafettpinnen.referral.ReferralStage.PREPARED;
import static no.stafettpinnen.referral.ReferralStage.REFERRAL;
import static no.stafettpinnen.referral.ReferralStage.again;
import static no.stafettpinnen.referral.ReferralStage.invitesHome;
import static no.stafettpinnen.referral.ReferralStage.refers;
import static no.stafettpinnen.referral.TeamStage.agreed;
import static no.stafettpinnen.referral.TeamStage.onlyAdvice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** S07: a local team with the child and the guardians, then the drøftingsteam and a service that needs a decision (Melhus, 10 years). */
@StafettTest
class S07LocalTeamTest {

  private static final String LOCAL = "team:lokaltTeam-gimse";
  private static final String DISCUSSES = "team:droftingsteam";
  private static final String OFFICE = "office:melhus";
  private static final String MONA = "school:gimse/mona";
  private static final String FAMILY_TALKS = "health:melhus/turid";

  @Autowired
  private Stage stage;
  @Autowired
  private ReferralStage play;
  @Autowired
  private Referrals referrals;
  @Autowired
  private TaskService tasks;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R128", "R129", "R130", "R131", "R132", "R133"})
  void measuresNearestTheChildThenTheDiscussingTeamThenTheOffice() {
    Caseworker mona = stage.person("mona");
    UUID caseId = play.raises(mona, 10);
    play.clarifies(mona, caseId);
    mona.begins(caseId, REFERRAL, refers(LOCAL));
    mona.does(caseId, "registerTeamConsent", play.consentTo(LOCAL));
    play.choosesFirst(mona, caseId);
    mona.does(caseId, "inviteHomeToMeeting", invitesHome("foresatt.sju@example.com"));
    assertThat(jdbc.sql("SELECT state FROM home_message WHERE case_id = :case").param("case", caseId).query(String.class).list())
        .containsExactly("PLANNED");
    mona.does(caseId, "prepareMeeting", PREPARED);
    stage.moveTo(play.bookedFor(caseId).minus(Duration.ofDays(2)));
    stage.runDueJobs();
    play.holds("gerd", caseId, onlyAdvice("passOn", "no", "\"passOn\": {\"why\": \"Familien trenger mer.\"},")
        .replace("Per, Siv og Lars", "Mor, far, eleven, Mona og Gerd"));
    assertThat(jdbc.sql("SELECT state FROM home_message WHERE case_id = :case").param("case", caseId).query(String.class).list())
        .as("the guardians were invited").containsExactly("SENT");

    assertThat(play.missing(mona, caseId)).contains("Ingen tiltak nærmest barnet er prøvd ennå.");
    mona.does(caseId, "openDoor", again());
    assertThat(stage.openTasks(caseId)).as("still shut").contains("openDoor").doesNotContain("registerTeamConsent");
    play.tries(mona, caseId, "school:gimse");
    mona.does(caseId, "openDoor", again());
    mona.does(caseId, "registerTeamConsent", play.consentTo(DISCUSSES));
    assertThat(mona.get("/api/cases/" + caseId).body()).contains("Mor, far, eleven");
    assertThat(play.reads("turid", caseId)).isTrue();
    play.choosesFirst(mona, caseId);
    mona.does(caseId, "prepareMeeting", PREPARED);
    mona.begins(caseId, "registerConsent", Forms.registered("sharing", "bothGuardians", play.today(), play.today().plusMonths(10),
        OFFICE, "health:melhus"));
    play.holds("turid", caseId, agreed("done", "yes", "\"neededDecision\": {\"what\": \"Avlastning\", \"why\": \"Familien trenger hvile.\"},",
        play.today().plusWeeks(6), FAMILY_TALKS, MONA));

    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey("carryOutAgreed").list())
        .extracting(Task::getAssignee).as("one responsible for each").containsExactlyInAnyOrder("turid", "mona");
    LocalDate asked = play.today();
    Task office = tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey("giveProvisionalAnswer").singleResult();
    assertThat(office.getDueDate()).isEqualTo(Date.from(asked.plusMonths(1).atTime(16, 0).atZone(OSLO).toInstant()));
    assertThat(mona.task(caseId, "giveProvisionalAnswer")).as("the office's own task").isEmpty();
    stage.person("elise").does(caseId, "giveProvisionalAnswer", """
        {"provisionalAnswer": {"text": "Vi snakker med familien først.", "expected": "%s"}}""".formatted(asked.plusMonths(2)));
    assertThat(stage.messages("mona", caseId)).anyMatch(message -> message.startsWith("Kontoret har gitt foreløpig svar"));
    stage.person("turid").does(caseId, "carryOutAgreed", Forms.DONE);
    mona.does(caseId, "carryOutAgreed", Forms.DONE);
    assertThat(referrals.pending(caseId)).isEmpty();
    assertThat(stage.openTasks(caseId)).as("the guide goes on where it was").containsExactly("hearChildBeforeEvaluation");
  }
}
