package no.stafettpinnen.referral;

import static no.stafettpinnen.referral.TeamStage.HEALTH;
import static no.stafettpinnen.referral.TeamStage.OUTCOME;
import static no.stafettpinnen.referral.TeamStage.OWN;
import static no.stafettpinnen.referral.TeamStage.agreed;
import static no.stafettpinnen.referral.TeamStage.onlyAdvice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Markers;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.TestMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The meeting of a team: who is told, what is written in it, what becomes of it, and what stops it. */
@StafettTest
class TeamMeetingTest {

  private static final String HOME = "foresatt.elleve@example.com";

  @Autowired
  private TeamStage team;
  private Caseworker per;
  private Caseworker lars;

  @BeforeEach
  void begin() throws Exception {
    team.begin();
    TestMail.forget();
    per = team.stage.person("per");
    lars = team.stage.person("lars");
  }

  @AfterEach
  void end() {
    team.end();
  }

  @Test
  @Rule("R110")
  void theTeamMeetsWhenItsTimeHasComeAndNobodyElseSeesIt() {
    UUID caseId = team.booked();
    assertThat(per.task(caseId, "holdMeeting")).as("not before its time").isEmpty();
    team.begins(10);
    assertThat(per.task(caseId, "holdMeeting")).isPresent();
    String taskId = per.task(caseId, "holdMeeting").orElseThrow().path("id").asText();
    for (String outsider : List.of("hilde", "anne", "nina", "unn")) {
      Caseworker person = team.stage.person(outsider);
      assertThat(person.task(caseId, "holdMeeting")).as(outsider).isEmpty();
      assertThat(person.get("/api/forms/tasks/" + taskId).status()).as(outsider).isEqualTo(404);
      assertThat(person.complete(taskId, onlyAdvice()).status()).as(outsider).isEqualTo(404);
    }
    per.does(caseId, "holdMeeting", onlyAdvice());
    assertThat(team.result(caseId)).containsEntry(OUTCOME, "done").containsEntry("needsDecision", "no");
    assertThat(per.complete(taskId, onlyAdvice()).status()).as("a second click").isEqualTo(404);
  }

  @Test
  @Rule({"R091", "R105"})
  void theChildsViewComesBeforeWhatIsDecided() {
    UUID caseId = team.meets();
    Answer answer = per.tries(caseId, "holdMeeting", onlyAdvice().replaceFirst("\"childView\": \\{[^}]*},", ""));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("childView.heard", "childView.bestInterests");
    assertThat(count("child_view", caseId)).isZero();
    String notHeard = onlyAdvice().replaceFirst("\"childView\": \\{[^}]*}", """
        "childView": {"heard": "no", "reasonNot": "Eleven ville ikke.", "bestInterests": "Ro."}""");
    per.does(caseId, "holdMeeting", notHeard);
    assertThat(count("child_view", caseId)).isOne();
  }

  @Test
  @Rule("R131")
  void theMatrixBecomesMeasuresAndATaskForEachOwner() {
    UUID caseId = team.meets();
    LocalDate due = team.today().plusDays(14);
    per.does(caseId, "holdMeeting", agreed(due, OWN + "/lars", HEALTH + "/hilde"));

    assertThat(team.stage.openTasks(caseId)).contains("carryOutAgreed").doesNotContain("holdMeeting");
    assertThat(team.task(caseId, "carryOutAgreed", "lars").getDueDate())
        .isEqualTo(Date.from(due.atTime(16, 0).atZone(ZoneId.of("Europe/Oslo")).toInstant()));
    assertThat(team.task(caseId, "carryOutAgreed", "hilde")).isNotNull();
    assertThat(team.stage.messages("hilde", caseId)).anyMatch(message -> message.contains("Gjør det dere ble enige om"));
    JsonNode measures = lars.get("/api/cases/" + caseId).json().path("measures");
    assertThat(measures).hasSize(2).allSatisfy(measure -> {
      assertThat(measure.path("description").asText()).startsWith("Samtale hver uke");
      assertThat(measure.path("agreedInTeam").asBoolean()).isTrue();
    });
    assertThat(team.stage.person("hilde").get("/api/cases/" + caseId).status()).as("the consent names her service").isEqualTo(200);

    assertThat(team.form("hilde", caseId, "carryOutAgreed").at("/measure/description").asText()).startsWith("Samtale hver uke");
    team.stage.person("hilde").does(caseId, "carryOutAgreed", Forms.DONE);
    assertThat(team.task(caseId, "carryOutAgreed", "hilde")).isNull();
    assertThat(lars.get("/api/cases/" + caseId).body()).contains("Gjennomført");
  }

  @Test
  @Rule("R131")
  void whatIsAgreedIsRemindedOfAndEscalated() {
    UUID caseId = team.meets();
    per.does(caseId, "holdMeeting", agreed(team.today().plusDays(14), HEALTH + "/hilde"));
    for (int day = 0; day < 12; day++) {
      team.waits(Duration.ofDays(1));
    }
    assertThat(team.stage.messages("hilde", caseId)).anyMatch(message -> message.startsWith("«Gjør det dere ble enige om» i sak")
        && message.contains("har frist"));
    assertThat(team.stage.messages("tove", caseId)).noneMatch(message -> message.contains("Gjør det"));
    for (int day = 0; day < 4; day++) {
      team.waits(Duration.ofDays(1));
    }
    assertThat(team.stage.messages("tove", caseId)).as("leads her").anyMatch(message -> message.contains("Du kan ta oppgaven"));
    assertThat(team.stage.messages("randi", caseId)).as("leads where the case belongs").anyMatch(message -> message.contains("Du kan ta oppgaven"));
  }

  @Test
  @Rule("R131")
  void aMatrixIsWrittenUnlessAdviceIsEnough() {
    UUID caseId = team.meets();
    assertThat(per.tries(caseId, "holdMeeting", agreed(team.today())).body()).contains("Legg til minst én rad.");
    assertThat(per.tries(caseId, "holdMeeting", onlyAdvice().replace(", \"onlyAdviceReason\": \"Læreren prøver selv først.\"", "")).status())
        .isEqualTo(422);
    assertThat(per.tries(caseId, "holdMeeting", agreed(team.today(), "")).status()).as("nobody").isEqualTo(422);
    assertThat(per.tries(caseId, "holdMeeting", agreed(team.today(), OWN + "/ingen")).body()).as("unknown").contains("Velg et av svarene");
    assertThat(per.tries(caseId, "holdMeeting", agreed(team.today(), OWN + "/hilde")).status()).as("works elsewhere").isEqualTo(422);
    assertThat(per.tries(caseId, "holdMeeting", agreed(team.today(), "ppt:vaernes/per")).status()).as("no consent names it").isEqualTo(422);
    assertThat(count("measure", caseId)).isZero();
    assertThat(team.stage.person("per").task(caseId, "holdMeeting")).isPresent();
  }

  @Test
  @Rule("R131")
  void thePlanOfTheGuideLeavesItAloneAndShowsIt() {
    UUID caseId = team.referredAtLevelOne();
    team.book(caseId, team.slot(1), TeamStage.STAFF_ONLY);
    team.begins(1);
    LocalDate due = team.today().plusDays(14);
    per.does(caseId, "holdMeeting", agreed(due, HEALTH + "/hilde"));

    JsonNode shown = team.form("lars", caseId, "planMeasures");
    assertThat(shown.path("agreed")).hasSize(1);
    assertThat(shown.at("/agreed/0/description").asText()).startsWith("Samtale hver uke");
    assertThat(shown.path("measures")).as("not to be planned twice").isEmpty();
    LocalDate evaluation = team.today().plusWeeks(6);
    lars.does(caseId, "planMeasures", Forms.plan(evaluation, OWN + "/lars"));
    assertThat(team.stage.openTasks(caseId)).containsExactly("carryOutAgreed", "carryOutMeasure");

    team.stage.person("hilde").does(caseId, "carryOutAgreed", Forms.DONE);
    lars.does(caseId, "carryOutMeasure", Forms.DONE);
    lars.does(caseId, "hearChildBeforeEvaluation", Forms.HEARD_CHILD);
    assertThat(team.form("lars", caseId, "evaluateEffort").path("agreed")).as("evaluated too").hasSize(1);
    lars.does(caseId, "evaluateEffort", Forms.evaluated("partly"));
    lars.does(caseId, "decideNextStep", Forms.next("repeat"));
    lars.does(caseId, "agreeNewEvaluationDate", """
        {"continuation": {"evaluationDate": "%s", "agreement": "Vi fortsetter."}}""".formatted(team.today().plusWeeks(8)));
    assertThat(team.stage.openTasks(caseId)).as("what the team agreed is not done again").containsExactly("carryOutMeasure");
    lars.does(caseId, "carryOutMeasure", Forms.DONE);
    lars.does(caseId, "hearChildBeforeEvaluation", Forms.HEARD_CHILD);
    lars.does(caseId, "evaluateEffort", Forms.evaluated("partly"));
    lars.does(caseId, "decideNextStep", Forms.next("adjust"));
    lars.does(caseId, "planMeasures", Forms.plan(team.today().plusWeeks(6), OWN + "/lars"));
    assertThat(lars.get("/api/cases/" + caseId).json().path("measures")).as("carried out and evaluated, it is over").hasSize(1);
  }

  @Test
  @Rule("R117")
  void everybodyInTheTeamAndTheBatonHolderGetTheInvitationAndNobodyIsNamedInIt() {
    UUID caseId = team.booked();
    team.stage.runDueJobs();
    assertThat(team.mails(caseId)).extracting(TeamMeetingTest::recipient).contains("per@example.no", "siv@example.no", "lars@example.no")
        .doesNotContain("hilde@example.no");
    assertThat(team.mails(caseId)).filteredOn(mail -> subject(mail).contains("innkalt")).as("the place of the team's profile").isNotEmpty()
        .allSatisfy(mail -> assertThat(whole(mail)).contains("LOCATION:Teams: du blir ringt opp"));
    assertThat(team.mails(caseId)).filteredOn(mail -> subject(mail).contains("innkalt")).hasSize(3).allSatisfy(mail ->
        assertThat(whole(mail)).contains("METHOD:REQUEST", "Teamm", CaseReference.of(caseId)).doesNotContain("Testbarn", Markers.WORD));

    team.tell(caseId, "slotMoved", Map.of("slot", Date.from(team.slot(17))));
    team.stage.runDueJobs();
    assertThat(team.mails(caseId)).filteredOn(mail -> whole(mail).contains("SEQUENCE:1")).hasSize(3)
        .allSatisfy(mail -> assertThat(whole(mail)).contains("METHOD:REQUEST"));
    team.begins(10);
    assertThat(per.task(caseId, "holdMeeting")).as("moved").isEmpty();
    team.begins(7);
    assertThat(per.task(caseId, "holdMeeting")).isPresent();
  }

  @Test
  @Rule({"R117", "R114"})
  void othersAreCalledInToAnExtendedMeetingAsFarAsTheConsentGoes() {
    UUID caseId = team.meets();
    String extended = """
        "extended": {"services": ["%s"], "why": "Vi må vite mer."},""";
    assertThat(per.tries(caseId, "holdMeeting", onlyAdvice("extended", "no", extended.formatted("ppt:vaernes"))).body())
        .contains("Velg blant svarene i lista.");
    per.does(caseId, "holdMeeting", onlyAdvice("extended", "no", extended.formatted(HEALTH)));
    assertThat(team.result(caseId)).containsEntry(OUTCOME, "extended");
    assertThat(team.stage.messages("hilde", caseId)).isEmpty();
    team.stage.runDueJobs();

    team.book(caseId, team.slot(7), TeamStage.STAFF_ONLY);
    assertThat(team.stage.messages("hilde", caseId)).anyMatch(message -> message.startsWith("Du er innkalt til teammøte"));
    assertThat(team.stage.person("hilde").get("/api/cases/" + caseId).status()).as("comes, and does not read").isEqualTo(404);
    team.begins(7);
    per.does(caseId, "holdMeeting", onlyAdvice("passOn", "no", "\"passOn\": {\"why\": \"Saken er sammensatt.\"},"));
    team.book(caseId, team.slot(7), TeamStage.STAFF_ONLY);
    assertThat(team.stage.messages("hilde", caseId)).filteredOn(message -> message.startsWith("Du er innkalt")).hasSize(1);
  }

  @Test
  @Rule({"R117", "R114"})
  void whoIsCalledInAndOutOfTheConsentIsToldNotToCome() {
    UUID caseId = team.meets();
    per.does(caseId, "holdMeeting", onlyAdvice("extended", "no", """
        "extended": {"services": ["%s"], "why": "Vi må vite mer."},""".formatted(HEALTH)));
    team.book(caseId, team.slot(7), TeamStage.STAFF_ONLY);
    team.endConsent(caseId, HEALTH);
    assertThat(team.stage.messages("hilde", caseId)).anyMatch(message -> message.contains("avlyst"));
    assertThat(team.stage.messages("per", caseId)).noneMatch(message -> message.contains("avlyst"));
    team.begins(7);
    assertThat(per.task(caseId, "holdMeeting")).isPresent();
  }

  @Test
  @Rule("R131")
  void theBatonHolderGetsWhatOthersWereToDoWhenTheCaseIsBackInItsOwnService() {
    UUID caseId = team.referredAtLevelOne();
    team.book(caseId, team.slot(1), TeamStage.STAFF_ONLY);
    team.begins(1);
    per.does(caseId, "holdMeeting", agreed(team.today().plusDays(30), HEALTH + "/hilde"));
    LocalDate evaluation = team.today().plusWeeks(6);
    lars.does(caseId, "planMeasures", Forms.plan(evaluation, OWN + "/lars"));
    lars.does(caseId, "carryOutMeasure", Forms.DONE);
    lars.does(caseId, "hearChildBeforeEvaluation", Forms.HEARD_CHILD);
    lars.does(caseId, "evaluateEffort", Forms.evaluated("none", "no"));
    lars.does(caseId, "decideNextStep", Forms.next("toLevel2"));
    assertThat(team.task(caseId, "carryOutAgreed", "hilde")).isNotNull();
    lars.does(caseId, "planMeasures", Forms.plan(evaluation, OWN + "/lars"));
    lars.does(caseId, "carryOutMeasure", Forms.DONE);
    lars.does(caseId, "hearChildBeforeEvaluation", Forms.HEARD_CHILD);
    lars.does(caseId, "evaluateEffort", Forms.evaluated("reached"));
    lars.does(caseId, "decideNextStep", Forms.next("toLevel1"));
    assertThat(team.task(caseId, "carryOutAgreed", "hilde")).isNull();
    assertThat(team.task(caseId, "carryOutAgreed", "lars")).isNotNull();
  }

  @Test
  void aMeetingThatIsCancelledIsCalledOff() {
    UUID caseId = team.booked();
    team.tell(caseId, "slotCancelled", Map.of());
    assertThat(team.result(caseId)).containsEntry(OUTCOME, "cancelled").containsEntry("needsDecision", "no");
    assertThat(team.stage.messages("per", caseId)).anyMatch(message -> message.matches("Teammøtet i sak .* er avlyst\\."));
  }

  @Test
  void aReferralThatEndsTakesItsMeetingAlong() {
    UUID caseId = team.booked();
    team.endReferral(caseId);
    assertThat(team.stage.messages("per", caseId)).anyMatch(message -> message.contains("avlyst"));
    assertThat(standing(caseId)).isZero();
  }

  @Test
  @Rule({"R114", "R101"})
  void theConsentForTheTeamEndsAndNobodyIsToldWhy() {
    UUID caseId = team.booked();
    team.endConsent(caseId, HEALTH);
    team.stage.runDueJobs();
    assertThat(team.stage.messages("per", caseId)).noneMatch(message -> message.contains("avlyst"));
    team.endConsent(caseId, TeamStage.TEAM);
    assertThat(team.result(caseId)).containsEntry(OUTCOME, "cancelled");
    assertThat(team.stage.messages("per", caseId)).anyMatch(message -> message.contains("avlyst"))
        .noneMatch(message -> message.contains("samtykke"));
    assertThat(per.task(caseId, "holdMeeting")).isEmpty();
    assertThat(standing(caseId)).isZero();
  }

  @Test
  @Rule({"R114", "R131"})
  void theBatonHolderGetsWhatAServiceThatIsOutWasToDo() {
    UUID caseId = team.meets();
    per.does(caseId, "holdMeeting", agreed(team.today().plusDays(14), HEALTH + "/hilde"));
    team.endConsent(caseId, TeamStage.TEAM);
    assertThat(team.task(caseId, "carryOutAgreed", "hilde")).as("her service is still named").isNotNull();
    team.endConsent(caseId, HEALTH);
    assertThat(team.task(caseId, "carryOutAgreed", "hilde")).isNull();
    assertThat(team.stage.person("hilde").tasks(caseId)).isEmpty();
    lars.does(caseId, "carryOutAgreed", Forms.DONE);
  }

  @Test
  @Rule({"R093", "R101"})
  void aSuspicionBeforeTheMeetingCallsItOffAndNothingReachesTheHome() {
    UUID caseId = team.referred();
    team.book(caseId, team.slot(10), TeamStage.WITH_HOME);
    lars.does(caseId, "inviteHomeToMeeting", invitesHome());
    lars.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(team.stage.messages("per", caseId)).anyMatch(message -> message.contains("avlyst"));
    assertThat(team.stage.openTasks(caseId)).doesNotContain("holdMeeting", "inviteHomeToMeeting");
    for (int day = 0; day < 12; day++) {
      team.waits(Duration.ofDays(1));
    }
    assertThat(team.mails(caseId)).extracting(TeamMeetingTest::recipient).doesNotContain(HOME);
    assertThat(team.result(caseId)).containsEntry(OUTCOME, "cancelled");
  }

  @Test
  @Rule({"R093", "R101"})
  void aSuspicionInTheMeetingEndsIt() {
    UUID caseId = team.referred();
    team.book(caseId, team.slot(10), TeamStage.WITH_HOME);
    lars.does(caseId, "inviteHomeToMeeting", invitesHome());
    team.stage.moveTo(team.slot(4));
    team.stage.runDueJobs();
    assertThat(team.mails(caseId)).extracting(TeamMeetingTest::recipient).as("was invited").contains(HOME);
    long before = team.mails(caseId).stream().filter(mail -> recipient(mail).equals(HOME)).count();
    team.begins(6);
    per.claim(per.task(caseId, "holdMeeting").orElseThrow().path("id").asText());
    per.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(team.stage.openTasks(caseId)).doesNotContain("holdMeeting");
    assertThat(team.result(caseId)).containsEntry(OUTCOME, "cancelled");
    team.waits(Duration.ofDays(2));
    assertThat(team.mails(caseId).stream().filter(mail -> recipient(mail).equals(HOME)).count()).isEqualTo(before);
  }

  @Test
  @Rule({"R093", "R131"})
  void aSuspicionStopsWhatWasAgreedAndLaysItBeforeTheBatonHolder() {
    UUID caseId = team.referredAtLevelOne();
    team.book(caseId, team.slot(1), TeamStage.STAFF_ONLY);
    team.begins(1);
    per.does(caseId, "holdMeeting", agreed(team.today().plusDays(14), HEALTH + "/hilde"));
    lars.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(team.stage.openTasks(caseId)).doesNotContain("carryOutAgreed");
    lars.does(caseId, "writeReport", Forms.discussedNotReported(team.today()));
    lars.does(caseId, "decideAfterSuspicion", Forms.afterSuspicion("toLevel1"));
    JsonNode plan = team.form("lars", caseId, "planMeasures");
    assertThat(plan.path("agreed")).isEmpty();
    assertThat(plan.at("/measures/0/description").asText()).startsWith("Samtale hver uke");
    assertThat(plan.at("/measures/0/responsible").asText()).isEqualTo(OWN + "/lars");
  }

  @Test
  @Rule("R131")
  void aClosedCaseLeavesNothingOpen() {
    UUID caseId = team.meets();
    per.does(caseId, "holdMeeting", agreed(team.today().plusDays(14), OWN + "/lars"));
    team.book(caseId, team.slot(20), TeamStage.STAFF_ONLY);
    Forms.clarifies(lars, caseId, "noReason", team.today());
    assertThat(team.stage.leftInEngine(caseId)).isZero();
    assertThat(team.stage.messages("per", caseId)).anyMatch(message -> message.contains("avlyst"));
    assertThat(team.jdbc.sql("SELECT COUNT(*) FROM measure WHERE case_id = :case AND ended_at IS NULL").param("case", caseId)
        .query(Integer.class).single()).isZero();
  }

  @Test
  @Rule({"R128", "R132"})
  void theHomeIsInvitedWhereTheTeamWantsItThere() {
    UUID caseId = team.referred();
    team.book(caseId, team.slot(10), TeamStage.WITH_HOME);
    assertThat(lars.tries(caseId, "inviteHomeToMeeting", invitesHome().replace(HOME, "mor")).detail())
        .isEqualTo("Skriv én til seks e-postadresser, med komma mellom.");
    lars.does(caseId, "inviteHomeToMeeting", invitesHome());
    team.stage.runDueJobs();
    assertThat(team.mails(caseId)).extracting(TeamMeetingTest::recipient).as("some days before").doesNotContain(HOME);
    team.stage.moveTo(team.slot(4));
    team.stage.runDueJobs();
    assertThat(team.mails(caseId)).filteredOn(mail -> recipient(mail).equals(HOME)).singleElement().satisfies(mail -> assertThat(whole(mail))
        .contains("METHOD:REQUEST").doesNotContain("Testbarn", "team", CaseReference.of(caseId), Markers.WORD));
    team.tell(caseId, "slotMoved", Map.of("slot", Date.from(team.slot(8))));
    team.stage.runDueJobs();
    assertThat(team.mails(caseId)).filteredOn(mail -> recipient(mail).equals(HOME)).hasSize(2);
    assertThat(team.stage.openTasks(caseId)).as("asked once").doesNotContain("inviteHomeToMeeting");
    team.begins(8);
    assertThat(per.task(caseId, "holdMeeting")).isPresent();
  }

  @Test
  void theMeetingDoesNotWaitForTheHome() {
    UUID caseId = team.referred();
    team.book(caseId, team.slot(10), TeamStage.WITH_HOME);
    team.begins(10);
    per.does(caseId, "holdMeeting", onlyAdvice());
    assertThat(team.stage.openTasks(caseId)).doesNotContain("inviteHomeToMeeting");
    assertThat(team.result(caseId)).containsEntry(OUTCOME, "done");
  }

  private static String invitesHome() {
    return """
        {"homeInvitation": {"comes": "yes", "homeAddresses": "%s", "child": "Læreren snakker med barnet først."}}""".formatted(HOME);
  }

  private int standing(UUID caseId) {
    return team.jdbc.sql("SELECT COUNT(*) FROM meeting WHERE case_id = :case AND upcoming").param("case", caseId).query(Integer.class).single();
  }

  private int count(String table, UUID caseId) {
    return team.jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE case_id = :case").param("case", caseId).query(Integer.class).single();
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String whole(MimeMessage mail) {
    try {
      Multipart parts = (Multipart) mail.getContent();
      StringBuilder all = new StringBuilder(subject(mail)).append(GreenMailUtil.getHeaders(mail));
      for (int i = 0; i < parts.getCount(); i++) {
        all.append(new String(parts.getBodyPart(i).getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
      return all.toString().replace("\r\n ", "");
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
