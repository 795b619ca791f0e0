package no.stafettpinnen.referral;

import static no.stafettpinnen.referral.ReferralStage.OSLO;
import static no.stafettpinnen.referral.ReferralStage.PREPARED;
import static no.stafettpinnen.referral.ReferralStage.REFERRAL;
import static no.stafettpinnen.referral.ReferralStage.again;
import static no.stafettpinnen.referral.ReferralStage.call;
import static no.stafettpinnen.referral.ReferralStage.refers;
import static no.stafettpinnen.referral.ReferralStage.slot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.deadline.WorkingDays;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.ProcessCoverage;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The referral to a team up to the meeting, played by the people in it: S02, S07 and S08 in their parts. */
@StafettTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamReferralTest {

  private static final String TEAM = "team:kompetanseteam";
  private static final String CHANGE = "changeTeamMeeting";

  @Autowired
  private Stage stage;
  @Autowired
  private Referrals referrals;
  @Autowired
  private Slots slots;
  @Autowired
  private WorkingDays workingDays;
  @Autowired
  private Consents consents;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private ProcessCoverage coverage;
  @Autowired
  private ReferralStage play;

  @BeforeAll
  void startCounting() {
    coverage.reset();
  }

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @AfterAll
  void everyNodeAndFlowIsReached() {
    coverage.assertCovered(repository, "teamReferral", 0.95);
    coverage.assertCovered(repository, "enterTeam", 0.95);
    coverage.assertCovered(repository, "bookTeamMeeting", 0.95);
    coverage.assertCovered(repository, CHANGE, 0.95);
  }

  @Test
  @Rule({"R097", "R110", "R112", "R113", "R114", "R115", "R116", "R131"})
  void s02NextFreeWednesdayAndTheTeamReadsAfterTheConsent() {
    Caseworker lars = stage.person("lars");
    UUID caseId = play.readyForTeam(lars, 9, "school:halsen");
    JsonNode start = lars.get("/api/forms/cases/" + caseId + "/" + REFERRAL).json();
    assertThat(start.path("data").path("teamChoices").findValuesAsText("value"))
        .containsExactly(TEAM, "team:droftingsteamSkole-halsen", "team:pptKonsultasjon");
    assertThat(start.path("data").path("referral").path("team").asText()).isEqualTo(TEAM);
    assertThat(start.path("data").path("referral").path("why").asText()).contains("0 til 18 år");
    assertThat(start.path("data").path("referral").path("known").asText()).contains("Tiltak er prøvd og evaluert");

    lars.begins(caseId, REFERRAL, refers(TEAM));
    assertThat(lars.triesToBegin(caseId, REFERRAL, refers(TEAM)).body()).contains("meldt til et team allerede");
    assertThat(stage.openTasks(caseId)).contains("registerTeamConsent").doesNotContain("openDoor");
    assertThat(play.reads("hilde", caseId)).as("before the consent").isFalse();
    lars.does(caseId, "registerTeamConsent", play.consentTo(TEAM));
    assertThat(List.of("hilde", "per", "unni")).allMatch(member -> play.reads(member, caseId));
    assertThat(play.reads("siv", caseId)).as("not in the team").isFalse();
    assertThat(lars.get("/api/forms/cases/" + caseId + "/batonHandover").json().path("data").path("batonReceivers").findValuesAsText("value"))
        .as("a team holds no baton").isNotEmpty().noneMatch(receiver -> receiver.startsWith(TEAM));

    Instant at = Instant.parse(play.choosesFirst(lars, caseId));
    ZonedDateTime slot = at.atZone(OSLO);
    assertThat(slot.getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
    assertThat(slot.toLocalTime()).isBetween(LocalTime.of(8, 30), LocalTime.of(9, 30));
    assertThat(workingDays.isWorkingDay(slot.toLocalDate())).isTrue();
    assertThat(stage.messages("unni", caseId)).anyMatch(text -> text.startsWith("Du er innkalt til teammøte"));

    assertThat(play.agenda("unni", caseId)).hasSize(1).allMatch(line -> !line.path("prepared").asBoolean() && line.path("days").asInt() >= 0);
    assertThat(play.agenda("hilde", caseId)).hasSize(1);
    assertThat(play.agenda("siv", caseId)).as("not in the team").isEmpty();
    assertThat(play.agenda("lars", caseId)).as("refers, and is not in the team").isEmpty();
    JsonNode sheet = lars.task(caseId, "prepareMeeting").orElseThrow();
    assertThat(OffsetDateTime.parse(sheet.path("due").asText().replaceFirst("(\\d{2})(\\d{2})$", "$1:$2")).toInstant()).isBeforeOrEqualTo(at);
    lars.does(caseId, "prepareMeeting", PREPARED);
    assertThat(play.agenda("unni", caseId)).allMatch(line -> line.path("prepared").asBoolean());
    play.meets("unni", caseId, referrals.pending(caseId).orElseThrow().slotAt().toInstant(), "done");
    assertThat(play.agenda("unni", caseId)).isEmpty();
    assertThat(referrals.pending(caseId)).isEmpty();
    assertThat(stage.openTasks(caseId)).containsExactly("decideNextStep");
  }

  @Test
  @Rule({"R097", "R128", "R129", "R130", "R132"})
  void s07ShutUntilMeasuresNearestTheChildWereTried() {
    Caseworker mona = stage.person("mona");
    UUID caseId = play.raises(mona, 10);
    play.clarifies(mona, caseId);
    mona.begins(caseId, REFERRAL, refers("team:droftingsteam"));
    assertThat(play.missing(mona, caseId)).contains("Ingen tiltak nærmest barnet er prøvd ennå.").contains("/sak.html?sak=" + caseId);
    mona.does(caseId, "planMeasures", Forms.plan(play.today().plusWeeks(6), "school:gimse/mona"));
    assertThat(play.missing(mona, caseId)).contains("[Gå til oppgaven «Gjennomfør tiltaket»](/camunda/app/tasklist/default/#/?task=");
    mona.does(caseId, "openDoor", again());
    assertThat(stage.openTasks(caseId)).contains("openDoor");
    mona.does(caseId, "carryOutMeasure", Forms.DONE);
    mona.does(caseId, "openDoor", again());
    assertThat(stage.openTasks(caseId)).contains("registerTeamConsent").doesNotContain("openDoor");
    mona.does(caseId, "registerTeamConsent", """
        {"flow": {"consentGiven": "no"}, "noConsent": {"reason": "De vil vente."}}""");
    assertThat(referrals.pending(caseId)).isEmpty();
    assertThat(outcomes(caseId)).containsExactly("NO_CONSENT");
    assertThat(play.reads("turid", caseId)).isFalse();
  }

  @Test
  @Rule({"R100", "R134", "R126"})
  void s08PptAsksForDonnasSteps() {
    Caseworker dag = stage.person("dag");
    UUID caseId = play.raises(dag, 8);
    dag.begins(caseId, REFERRAL, refers("team:pptHenvisning"));
    assertThat(play.missing(dag, caseId)).contains("Steg 1", "Steg 2", "Steg 3 og 4", "Steg 5");
    dag.does(caseId, "openDoor", """
        {"flow": {"door": "withdrawn"}, "takenBack": {"reason": "Vi tar hjelpetjenesten først."}}""");
    assertThat(outcomes(caseId)).containsExactly("WITHDRAWN");

    play.clarifies(dag, caseId);
    play.tries(dag, caseId, "school:donna");
    play.evaluates(dag, caseId);
    play.admits(dag, caseId, "team:hjelpetjenesten-donna");
    Caseworker kjell = stage.person("kjell");
    assertThat(kjell.tries(caseId, "callMeeting", call(LocalDate.parse("2027-05-17"), "10.00")).body()).contains("Velg en virkedag");
    kjell.does(caseId, "callMeeting", call(workingDays.plus(play.today(), 5), "10.00"));
    dag.begins(caseId, CHANGE, change("move", null));
    assertThat(stage.openTasks(caseId)).contains("callMeeting").doesNotContain("prepareMeeting");
    kjell.does(caseId, "callMeeting", call(workingDays.plus(play.today(), 7), "11.00"));
    dag.does(caseId, "prepareMeeting", PREPARED);
    play.meets("marit", caseId, referrals.pending(caseId).orElseThrow().slotAt().toInstant(), "passOn");

    assertThat(play.missing(dag, caseId)).contains("Steg 5").doesNotContain("Steg 1", "Steg 2", "Steg 3");
    dag.does(caseId, "decideNextStep", Forms.next("toLevel2"));
    dag.does(caseId, "inviteService", """
        {"flow": {"inviting": "no"}, "invitation": {"reasonNone": "Hjelpetjenesten er med."}}""");
    play.tries(dag, caseId, "school:donna");
    play.evaluates(dag, caseId);
    dag.does(caseId, "openDoor", again());
    assertThat(stage.openTasks(caseId)).contains("registerTeamConsent");
    assertThat(play.reads("marit", caseId)).as("in the first team, whose consent still stands").isTrue();
    dag.does(caseId, "registerTeamConsent", play.consentTo("team:pptHenvisning"));
    assertThat(stage.openTasks(caseId)).contains("callMeeting");
    assertThat(referrals.written(caseId)).extracting(Referrals.Written::team)
        .containsExactly("team:pptHenvisning", "team:hjelpetjenesten-donna", "team:pptHenvisning");
    assertThat(referrals.written(caseId).get(2).question()).isEqualTo(referrals.written(caseId).get(1).question());
  }

  @Test
  @Rule({"R116", "R117", "R119"})
  void movedThenExtendedThenOnToTheBroaderTeam() {
    Caseworker kari = stage.person("kari");
    UUID caseId = play.readyForTeam(kari, 3, "kindergarten:fosslia");
    play.admits(kari, caseId, "team:tst");
    play.agreesToHealth(kari, caseId);
    String first = play.choosesFirst(kari, caseId);
    String second = freeSlots(kari, caseId).path(0).path("value").asText();
    kari.begins(caseId, CHANGE, change("move", second));
    assertThat(referrals.pending(caseId).orElseThrow().slotAt().toInstant()).isEqualTo(Instant.parse(second));
    assertThat(slots.free("team:tst", 1)).containsExactly(Instant.parse(first));
    assertThat(stage.messages("unni", caseId)).filteredOn(text -> text.startsWith("Du er innkalt")).hasSize(2);
    assertThat(stage.openTasks(caseId)).contains("prepareMeeting").doesNotContain("chooseSlot");
    assertThat(play.shown(kari, caseId, "prepareMeeting").path("data").path("referral").path("when").asText())
        .isEqualTo(Slots.words(Instant.parse(second)));
    assertThat(kari.triesToBegin(caseId, CHANGE, change("move", null)).body()).contains("Velg en ny tid.");
    assertThat(play.choices(kari, caseId, "prepareMeeting", "servicesToCallIn").findValuesAsText("value")).containsExactly("health:stjordal");
    kari.does(caseId, "prepareMeeting", PREPARED.replace("\"question\"", "\"services\": [\"health:stjordal\"], \"question\""));
    assertThat(stage.messages("tove", caseId)).as("called in").anyMatch(text -> text.startsWith("Du er innkalt til teammøte"));
    assertThat(play.reads("tove", caseId)).as("called in only").isFalse();
    assertThat(stage.messages("unni", caseId)).as("at the same time").filteredOn(text -> text.startsWith("Du er innkalt")).hasSize(2);
    kari.begins(caseId, CHANGE, change("move", first));
    assertThat(stage.openTasks(caseId)).as("the sheet is filled in already").doesNotContain("prepareMeeting");

    play.meets("unni", caseId, referrals.pending(caseId).orElseThrow().slotAt().toInstant(), "extended");
    assertThat(referrals.pending(caseId).orElseThrow().slotAt()).isNull();
    play.choosesFirst(kari, caseId);
    play.meets("unni", caseId, referrals.pending(caseId).orElseThrow().slotAt().toInstant(), "passOn");
    assertThat(stage.openTasks(caseId)).contains("registerTeamConsent");
    assertThat(play.reads("hilde", caseId)).as("the broader team has no consent yet").isFalse();
    kari.does(caseId, "registerTeamConsent", play.consentTo(TEAM));
    play.choosesFirst(kari, caseId);
    JsonNode sheet = play.shown(kari, caseId, "prepareMeeting").path("data");
    assertThat(sheet.path("preparation").path("tried").asText()).startsWith("Faste rutiner");
    assertThat(sheet.path("referral").path("known").asText()).contains("Meldt til Småbarnsteam");
    assertThat(sheet.path("referral").path("when").asText()).startsWith("onsdag");
    stage.wait(Duration.between(stage.now(), referrals.pending(caseId).orElseThrow().slotAt().toInstant()).plusMinutes(1));
    assertThat(stage.openTasks(caseId)).as("the meeting begins, prepared or not").contains("holdMeeting").doesNotContain("prepareMeeting");
    play.meets("unni", caseId, referrals.pending(caseId).orElseThrow().slotAt().toInstant(), "done");
    assertThat(outcomes(caseId)).containsExactlyInAnyOrder("PASSED_ON", "DONE");
  }

  @Test
  @Rule("R116")
  void twoReferrersAndTheLastPlace() {
    Caseworker lars = stage.person("lars");
    Caseworker kari = stage.person("kari");
    UUID one = play.readyForTeam(lars, 9, "school:halsen");
    UUID other = play.readyForTeam(kari, 4, "kindergarten:fosslia");
    play.admits(lars, one, TEAM);
    play.admits(kari, other, TEAM);
    JsonNode offered = play.choices(kari, other, "chooseSlot", "freeSlots");
    String first = play.choosesFirst(lars, one);
    assertThat(offered.path(0).path("value").asText()).isEqualTo(first);
    Caseworker.Answer refused = kari.tries(other, "chooseSlot", slot(first));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Tida er tatt. Neste ledige tid er " + offered.path(1).path("label").asText());
    kari.does(other, "chooseSlot", slot(offered.path(1).path("value").asText()));
    lars.begins(one, CHANGE, change("withdraw", null));
    assertThat(slots.free(TEAM, 1)).containsExactly(Instant.parse(first));
    assertThat(stage.messages("unni", one)).anyMatch(text -> text.contains("avlyst"));
    assertThat(stage.openTasks(one)).containsExactly("decideNextStep");
    assertThat(lars.triesToBegin(one, CHANGE, change("withdraw", null)).body()).contains("ikke meldt til noe team");
    assertThat(lars.actions(one)).contains(REFERRAL).doesNotContain(CHANGE);
    assertThat(kari.actions(other)).contains(CHANGE);
    kari.begins(other, CHANGE, change("withdraw", null));
  }

  @Test
  @Rule({"R110", "R128"})
  void anExpectedChildIsNoCaseForATeamAndForEveryForm() {
    Caseworker lars = stage.person("lars");
    UUID caseId = lars.raise(ReferralStage.GUIDE, Forms.CONCERN.replace("2023-02-01", play.today().plusMonths(4).toString()));
    play.clarifies(lars, caseId);
    JsonNode referral = lars.get("/api/forms/cases/" + caseId + "/" + REFERRAL).json().path("data");
    assertThat(referral.path("teamChoices")).isEmpty();
    assertThat(referral.path("referral").path("why").asText()).contains("Teamene er for barn som er født.", "helsestasjonen");
    lars.begins(caseId, "registerConsent", Forms.registered("sharing", "expectingParent", play.today(), play.today().plusMonths(6), "health:stjordal"));
    assertThat(lars.tryRaise(ReferralStage.GUIDE, Forms.CONCERN.replace("2023-02-01", play.today().plusMonths(11).toString())).body())
        .contains("Datoen kan være senest");
  }

  @Test
  @Rule({"R093", "R101"})
  void aSuspicionEndsItAndFreesThePlace() {
    Caseworker kari = stage.person("kari");
    UUID caseId = play.readyForTeam(kari, 4, "kindergarten:fosslia");
    play.admits(kari, caseId, TEAM);
    String at = play.choosesFirst(kari, caseId);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(stage.openTasks(caseId)).doesNotContain("prepareMeeting", "chooseSlot", "holdMeeting");
    assertThat(outcomes(caseId)).containsExactly("SUSPICION");
    assertThat(slots.free(TEAM, 1)).containsExactly(Instant.parse(at));
    assertThat(stage.messages("unni", caseId)).filteredOn(text -> text.contains("avlyst")).hasSize(1)
        .allMatch(text -> !text.contains("mistanke"));
  }

  @Test
  @Rule({"R114", "R120", "R124"})
  void anEndedConsentFreesThePlaceAndOneOfAnotherServiceDoesNot() {
    Caseworker lars = stage.person("lars");
    UUID caseId = play.readyForTeam(lars, 9, "school:halsen");
    play.admits(lars, caseId, TEAM);
    String at = play.choosesFirst(lars, caseId);
    play.agreesToHealth(lars, caseId);
    withdraws(lars, caseId, "health:stjordal");
    assertThat(stage.openTasks(caseId)).contains("prepareMeeting");
    withdraws(lars, caseId, TEAM);
    assertThat(stage.openTasks(caseId)).containsExactly("decideNextStep");
    assertThat(outcomes(caseId)).containsExactly("NO_CONSENT");
    assertThat(slots.free(TEAM, 1)).containsExactly(Instant.parse(at));
    assertThat(play.reads("unni", caseId)).isFalse();
    assertThat(stage.messages("unni", caseId)).filteredOn(text -> text.contains("avlyst")).hasSize(1)
        .allMatch(text -> !text.contains("samtykke"));
  }

  @Test
  @Rule({"R118", "R112"})
  void theDoorAsksForTheAgeAndOnlyTheHolderRefers() {
    Caseworker kari = stage.person("kari");
    UUID caseId = play.readyForTeam(kari, 4, "kindergarten:fosslia");
    assertThat(kari.triesToBegin(caseId, REFERRAL, refers("team:droftingsteam")).status()).as("another municipality's").isEqualTo(422);
    kari.begins(caseId, REFERRAL, refers("team:tst"));
    stage.wait(Duration.ofDays(900));
    assertThat(stage.openTasks(caseId)).contains("registerTeamConsent");
    kari.begins(caseId, CHANGE, change("withdraw", null));
    assertThat(kari.triesToBegin(caseId, REFERRAL, refers("team:tst")).status()).as("too old now").isEqualTo(422);
    Caseworker.Answer byLeader = stage.person("stein").triesToBegin(caseId, REFERRAL, refers(TEAM));
    assertThat(byLeader.body()).contains("Bare den som har stafettpinnen");
  }

  private void withdraws(Caseworker person, UUID caseId, String service) {
    UUID consent = consents.standing(caseId).stream().filter(one -> one.services().contains(service)).findFirst().orElseThrow().id();
    person.begins(caseId, "withdrawConsent", Forms.withdrawn(consent, play.today()));
  }

  private JsonNode freeSlots(Caseworker person, UUID caseId) {
    return person.get("/api/forms/cases/" + caseId + "/" + CHANGE).json().path("data").path("freeSlots");
  }

  private List<String> outcomes(UUID caseId) {
    return jdbc.sql("SELECT outcome FROM team_referral WHERE case_id = :case AND outcome IS NOT NULL").param("case", caseId)
        .query(String.class).list();
  }

  private static String change(String what, String slot) {
    return """
        {"flow": {"teamChange": "%s"}, "change": {"reason": "Det passer bedre."%s}}""".formatted(what,
        slot == null ? "" : ", \"slot\": \"" + slot + "\"");
  }
}
