package no.stafettpinnen.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.municipality.ServiceRegistration;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What must hold when suspicions, people and other processes of a case meet: each was a hole that an attack found. */
@StafettTest
class SuspicionHoldsTest extends OnReports {

  @Autowired
  private TaskService tasks;
  @Autowired
  private ServiceRegistration registration;

  @BeforeEach
  void begin() {
    on.beginOnAMondayInJanuary();
  }

  @Test
  void nobodyLiftsTheHoldOfAnOtherSuspicionThatIsOpen() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    kari.does(caseId, "writeReport", Forms.discussedNotReported(on.today()));
    stage.person("stein").begins(caseId, "raiseSuspicion", Forms.SUSPICION.replace("unsure", "violence"));
    assertThat(stage.openTasks(caseId)).doesNotContain("decideAfterSuspicion");
    assertThat(kari.tries(caseId, "decideHomeContact", Forms.homeContact("yes", on.today())).status()).isEqualTo(422);
    assertThat(hold.isOn(caseId)).isTrue();
  }

  @Test
  void theClocksOfBarnevernDoNotWaitForThePolice() {
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, "violence", "no");
    stage.person("kari").does(caseId, "writeReport", on.report("stafettpinnen"));
    stage.runDueJobs();
    stage.person("ida").does(caseId, "receiptReport", on.received());
    on.waitUntil(30, 17);
    assertThat(stage.openTasks(caseId)).contains("reviewReport");
  }

  @Test
  void aSuspicionAfterTheLiftCanBeLiftedToo() {
    UUID caseId = reportedAndInvestigated();
    Caseworker kari = stage.person("kari");
    kari.does(caseId, "decideHomeContact", Forms.homeContact("yes", on.today()));
    assertThat(hold.isOn(caseId)).isFalse();
    Caseworker stein = stage.person("stein");
    stein.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    stein.does(caseId, "sendNewInformation", addition());
    stage.person("ida").does(caseId, "receiptReport", on.received());
    stage.runDueJobs();
    stage.person("ida").does(caseId, "giveOutcome", """
        {"outcome": {"result": "followedUp"}}""");
    assertThat(stage.openTasks(caseId)).contains("decideHomeContact");
  }

  @Test
  void whatSomebodyElseReportsIsFollowedUpWhereTheFirstReporterIsGone() {
    registration.enter("tora2", "Tora", "Test", null, List.of(FOSSLIA), List.of(), false);
    UUID second = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    hold.begin(second, "tora2");
    on.raise(second, "stjordal", FOSSLIA, "unsure", "no", "tora2");
    registration.enter("tora2", "Tora", "Test", null, List.of("kindergarten:kvislabakken"), List.of(), false);
    stage.runDueJobs();
    on.waitUntil(10, 9);
    Caseworker stein = stage.person("stein");
    stein.begins(second, "raiseSuspicion", Forms.SUSPICION);
    stein.does(second, "sendNewInformation", addition());
    stage.runDueJobs();
    stage.person("ida").does(second, "receiptReport", on.received());
    stage.runDueJobs();
    on.waitUntil(25, 9);
    assertThat(stage.openTasks(second)).contains("reviewReport");
  }

  @Test
  void whoSuspectsHasTheDuty() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    kari.does(caseId, "describeConcern", Forms.DESCRIBED);
    kari.does(caseId, "discussConcern", Forms.discussed(on.today()));
    String task = tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey("hearChild").singleResult().getId();
    stage.person("stein").post(Caseworker.ENGINE + "/task/" + task + "/assignee", Caseworker.parse("{\"userId\": \"anne\"}"));
    stage.person("anne").complete(task, Forms.HEARD_NO_SUSPICION.replace("\"none\"", "\"violence\""));
    var written = tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey("writeReport").singleResult();
    assertThat(written.getAssignee()).isEqualTo("anne");
  }

  @Test
  void anInvitationInTheCaseLeavesTheMoveAlone() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    Forms.clarifies(kari, caseId, "otherServices", on.today());
    kari.begins(caseId, "moveCase", moved("selbu/school:selbu"));
    kari.does(caseId, "inviteService", Forms.invited("health:stjordal", on.today()));
    assertThat(stage.person("nina").task(caseId, "receiveCase")).isPresent();
  }

  @Test
  void aMoveCallsTheMeetingOff() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    Forms.clarifies(kari, caseId, "ownService", on.today());
    LocalDate evaluation = on.today().plusWeeks(6);
    String plan = Forms.plan(evaluation, FOSSLIA + "/kari");
    kari.does(caseId, "planMeasures", plan.substring(0, plan.lastIndexOf('}')) + """
        , "meeting": {"agreed": "yes", "time": "14.30", "place": "kindergarten:fosslia", "inviteHome": "yes", "homeAddresses": "hjem@example.com"}}""");
    kari.begins(caseId, "moveCase", moved("selbu/school:selbu"));
    stage.person("nina").does(caseId, "receiveCase", """
        {"offerAnswer": {"accepts": "yes"}}""");
    stage.wait(Duration.ofDays(40));
    List<String> sent = jdbc.sql("SELECT kind || ' ' || state FROM home_message WHERE case_id = :c").param("c", caseId).query(String.class).list();
    assertThat(sent).doesNotContain("INVITATION SENT");
  }

  @Test
  void aHandOverInAClosedCaseIsRefusedInWords() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    kari.does(caseId, "writeReport", Forms.discussedNotReported(on.today()));
    kari.does(caseId, "decideAfterSuspicion", Forms.afterSuspicion("close"));
    Caseworker.Answer answer = kari.triesToBegin(caseId, "batonHandover", """
        {"handover": {"receiver": "kindergarten:fosslia/anne", "reason": "Jeg bytter avdeling."}}""");
    assertThat(answer.status()).isBetween(400, 499);
  }

  @Test
  void inAClosedCaseOnlyASuspicionCanBeRaised() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    assertThat(kari.actions(caseId)).contains("raiseSuspicion", "batonHandover", "moveCase");
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    kari.does(caseId, "writeReport", Forms.discussedNotReported(on.today()));
    kari.does(caseId, "decideAfterSuspicion", Forms.afterSuspicion("close"));
    assertThat(kari.actions(caseId)).containsExactly("raiseSuspicion");
    assertThat(kari.get("/api/forms/cases/" + caseId + "/moveCase").status()).isEqualTo(404);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
  }

  @Test
  void oneFormInTwoWindowsRaisesOneSuspicion() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    String opening = kari.opens(caseId, "raiseSuspicion");
    assertThat(kari.opens(caseId, "raiseSuspicion")).as("the other window").isEqualTo(opening);
    assertThat(kari.sends(caseId, "raiseSuspicion", opening, Forms.SUSPICION).status()).isEqualTo(200);
    String draft = "{\"version\": 0, \"opening\": \"" + opening + "\", \"data\": " + Forms.SUSPICION + "}";
    assertThat(kari.put("/api/forms/cases/" + caseId + "/raiseSuspicion/draft", Caseworker.parse(draft)).status())
        .as("the other window saves").isEqualTo(409);
    Caseworker.Answer again = kari.sends(caseId, "raiseSuspicion", opening, Forms.SUSPICION);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.detail()).isEqualTo("Skjemaet er allerede sendt eller forkastet. Åpne det på nytt hvis du vil sende et til.");
    kari.opens(caseId, "raiseSuspicion");
    assertThat(kari.sends(caseId, "raiseSuspicion", opening, Forms.SUSPICION).status()).as("also when a third one is open").isEqualTo(409);
    assertThat(stage.openTasks(caseId)).containsExactly("writeReport");
  }

  @Test
  void whatIsReportedWhenTheOutcomeIsKnownIsFollowedForItselfAndThenBarnevernSeesNothingMore() {
    UUID caseId = reportedAndInvestigated();
    Caseworker ida = stage.person("ida");
    ida.does(caseId, "giveOutcome", """
        {"outcome": {"result": "followedUp"}}""");
    assertThat(recipients(caseId)).isZero();
    Caseworker stein = stage.person("stein");
    stein.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    stein.does(caseId, "sendNewInformation", addition());
    assertThat(recipients(caseId)).isEqualTo(1);
    stage.wait(Duration.ofMinutes(1));
    ida.does(caseId, "receiptReport", on.received());
    assertThat(stage.openTasks(caseId)).as("the clocks run, as for the first one").contains("reviewReport");
    ida.does(caseId, "reviewReport", on.reviewed("dismissed"));
    ida.does(caseId, "giveFeedback", """
        {"feedback": {"text": "Vi følger familien alt."}}""");
    stage.runDueJobs();
    assertThat(recipients(caseId)).isZero();

    stage.person("kari").begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    stage.person("kari").does(caseId, "sendNewInformation", addition().replace("stafettpinnen", "phone"));
    assertThat(stage.openTasks(caseId)).contains("confirmReceipt").doesNotContain("reviewReport");
  }

  @Test
  void barnevernSeesTheReportUntilEveryOneThatIsFollowedIsAnswered() {
    Caseworker ida = stage.person("ida");
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, "neglect", "no");
    on.suspectsToo(caseId, "anne", FOSSLIA, "neglect", "no");
    stage.person("anne").does(caseId, "sendNewInformation", addition());
    ida.does(caseId, "receiptReport", on.received());
    stage.person("kari").does(caseId, "writeReport", on.report("stafettpinnen"));
    ida.does(caseId, "receiptReport", on.received());
    stage.runDueJobs();
    for (int left = 2; left > 0; left--) {
      assertThat(stage.openTasks(caseId)).filteredOn("reviewReport"::equals).hasSize(left);
      assertThat(recipients(caseId)).isEqualTo(1);
      ida.does(caseId, "reviewReport", on.reviewed("dismissed"));
      ida.does(caseId, "giveFeedback", """
          {"feedback": {"text": "Meldingen er lagt bort."}}""");
    }
    assertThat(recipients(caseId)).isZero();
  }

  private int recipients(UUID caseId) {
    return jdbc.sql("SELECT COUNT(*) FROM case_service WHERE case_id = :case AND state = 'RECIPIENT'").param("case", caseId)
        .query(Integer.class).single();
  }

  private UUID reportedAndInvestigated() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    kari.does(caseId, "writeReport", on.report("stafettpinnen").replace("\"reportVia\"", "\"reportDecision\": \"report\", \"reportVia\""));
    stage.runDueJobs();
    Caseworker ida = stage.person("ida");
    ida.does(caseId, "receiptReport", on.received());
    ida.does(caseId, "reviewReport", on.reviewed("investigation"));
    ida.does(caseId, "giveFeedback", """
        {"feedback": {"text": "Undersøkelse er åpnet."}}""");
    return caseId;
  }

  private String addition() {
    return """
        {"addition": {"grounds": ["a"], "seen": "Nytt blåmerke"}, "flow": {"reportVia": "stafettpinnen"}}""";
  }

  private String moved(String to) {
    return Forms.moves(to, "bothGuardians", on.today());
  }
}
