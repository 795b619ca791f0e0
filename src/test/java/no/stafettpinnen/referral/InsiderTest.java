package no.stafettpinnen.referral;

import static no.stafettpinnen.referral.ReferralStage.GUIDE;
import static no.stafettpinnen.referral.ReferralStage.REFERRAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody with an account of their own could try: requests that no page of ours sends. */
@StafettTest
class InsiderTest {

  private static final String TEAM = "team:kompetanseteam";
  private static final String HALSEN = "school:halsen";
  private static final String CHANGE = "changeTeamMeeting";
  private static final String TAKE_BACK = """
      {"flow": {"teamChange": "withdraw"}, "change": {"reason": "Vi vil ikke."}}""";
  private static final List<String> ACTIONS = List.of(REFERRAL, CHANGE, "withdrawConsent", "registerConsent", "batonHandover", "raiseSuspicion", "moveCase",
      "teamMeeting", "followUpAgreed", "needDecision", "concernToAction", "watchConsents", "nothingLikeIt");

  @Autowired
  private Stage stage;
  @Autowired
  private Consents consents;
  @Autowired
  private Referrals referrals;
  @Autowired
  private ReferralStage play;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R114", "R155"})
  void theTeamFindsNothingBeforeTheConsentAndNothingAfterIt() {
    Caseworker lars = stage.person("lars");
    UUID caseId = play.readyForTeam(lars, 9, HALSEN);
    lars.begins(caseId, REFERRAL, ReferralStage.refers(TEAM));
    String task = lars.task(caseId, "registerTeamConsent").orElseThrow().path("id").asText();
    for (String other : List.of("hilde", "per", "unni", "turid", "siv", "bente")) {
      assertNothing(other, caseId, task);
    }
    lars.does(caseId, "registerTeamConsent", play.consentTo(TEAM));
    play.choosesFirst(lars, caseId);
    assertThat(stage.person("hilde").get("/api/cases/" + caseId).status()).isEqualTo(200);
    String opening = stage.person("hilde").opens(caseId, CHANGE);
    for (String other : List.of("turid", "siv", "bente")) {
      assertNothing(other, caseId, task);
    }
    UUID consent = consents.standing(caseId).get(0).id();
    lars.begins(caseId, "withdrawConsent", withdrawal(consent));
    for (String other : List.of("hilde", "per", "unni")) {
      assertNothing(other, caseId, task);
    }
    assertThat(stage.person("hilde").sends(caseId, CHANGE, opening, TAKE_BACK).status()).as("a form that was open before").isEqualTo(404);
  }

  @Test
  @Rule("R116")
  void aServiceThatOnlyTakesPartNeitherMovesNorTakesBackWhatOthersHaveReferred() {
    Caseworker lars = stage.person("lars");
    UUID caseId = booked(lars);
    play.agreesToHealth(lars, caseId);
    consents.admit(caseId, "health:stjordal", true);
    Caseworker tove = stage.person("tove");
    assertThat(tove.get("/api/cases/" + caseId).status()).as("takes part").isEqualTo(200);
    Answer answer = tove.triesToBegin(caseId, CHANGE, TAKE_BACK);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(referrals.pending(caseId)).as("still there").isPresent();
    assertThat(stage.person("randi").triesToBegin(caseId, CHANGE, TAKE_BACK).status()).as("the leader where the case belongs").isEqualTo(200);
  }

  @Test
  @Rule("R155")
  void theConsentOfAnotherCaseIsNoConsentHere() {
    Caseworker lars = stage.person("lars");
    UUID one = booked(lars);
    UUID other = booked(lars);
    UUID consent = consents.standing(other).get(0).id();
    assertThat(lars.triesToBegin(one, "withdrawConsent", withdrawal(consent)).status()).isEqualTo(422);
    assertThat(lars.triesToBegin(one, "withdrawConsent", withdrawal(UUID.randomUUID())).status()).isEqualTo(422);
    assertThat(lars.triesToBegin(one, "withdrawConsent", """
        {"withdrawal": {"consent": "' OR 1=1", "by": "guardian", "date": "%s", "why": "x"}}""".formatted(play.today())).status()).isEqualTo(422);
    assertThat(consents.standing(other)).hasSize(1);
    assertThat(consents.standing(one)).hasSize(1);
  }

  @Test
  @Rule({"R114", "R115"})
  void fieldsThatNoFormHasDecideNothing() {
    Caseworker lars = stage.person("lars");
    UUID caseId = play.raises(lars, 9);
    for (String forged : List.of("\"flow\": {\"door\": \"open\"}", "\"flow\": {\"consentGiven\": \"yes\"}", "\"flow\": {\"slot\": \"2027-01-06T08:30:00Z\"}",
        "\"slot\": {\"at\": \"2027-01-06T08:30:00Z\"}", "\"consent\": {\"services\": [\"%s\"]}".formatted(TEAM), "\"change\": {\"slot\": \"x\"}",
        "\"referral2\": {}, \"__proto__\": {\"x\": 1}", "\"withdrawal\": {\"consent\": \"x\"}")) {
      Answer answer = lars.triesToBegin(caseId, REFERRAL, """
          {"referral": {"team": "%s", "question": "Hva nå?"}, %s}""".formatted(TEAM, forged));
      assertThat(answer.status()).as(forged + " " + answer).isEqualTo(422);
    }
    for (String team : List.of("team:droftingsteam", "team:nothing", "school:halsen", "leader:" + TEAM, "", "team:kompetanseteam' --")) {
      assertThat(lars.triesToBegin(caseId, REFERRAL, ReferralStage.refers(team)).status()).as(team).isEqualTo(422);
    }
    assertThat(referrals.pending(caseId)).isEmpty();
  }

  @Test
  @Rule("R114")
  void aConsentToSomebodyElseLetsNoTeamIn() {
    Caseworker lars = stage.person("lars");
    UUID caseId = play.readyForTeam(lars, 9, HALSEN);
    lars.begins(caseId, REFERRAL, ReferralStage.refers(TEAM));
    for (String service : List.of("health:stjordal", "team:tst", "team:droftingsteam", "kindergarten:fosslia")) {
      assertThat(lars.tries(caseId, "registerTeamConsent", play.consentTo(service)).status()).as(service).isEqualTo(422);
    }
    assertThat(lars.tries(caseId, "registerTeamConsent", play.consentTo(TEAM).replace(play.today().toString(), play.today().plusDays(3).toString())).status())
        .as("a consent that is yet to begin").isEqualTo(422);
    assertThat(stage.person("hilde").get("/api/cases/" + caseId).status()).isEqualTo(404);
  }

  @Test
  void noOddPlaceIsBooked() {
    Caseworker lars = stage.person("lars");
    UUID caseId = play.readyForTeam(lars, 9, HALSEN);
    play.admits(lars, caseId, TEAM);
    for (String odd : List.of("\"2026-13-45T99:00:00Z\"", "\"2020-01-01T08:30:00Z\"", "\"+999999999-01-01T00:00:00Z\"", "\"\"", "[]", "{}", "17", "null", "true",
        "[\"2027-01-06T07:30:00Z\"]")) {
      Answer answer = lars.tries(caseId, "chooseSlot", "{\"slot\": {\"at\": " + odd + "}}");
      assertThat(answer.status()).as(odd + " " + answer).isEqualTo(422);
    }
    assertThat(referrals.pending(caseId).orElseThrow().slotAt()).isNull();
  }

  @Test
  void theSecondClickTakesBackNothingMore() {
    Caseworker lars = stage.person("lars");
    UUID caseId = booked(lars);
    String opening = lars.opens(caseId, CHANGE);
    assertThat(lars.sends(caseId, CHANGE, opening, TAKE_BACK).status()).isEqualTo(200);
    assertThat(lars.sends(caseId, CHANGE, opening, TAKE_BACK).status()).isEqualTo(409);
    assertThat(lars.triesToBegin(caseId, CHANGE, TAKE_BACK).status()).as("nothing to take back").isEqualTo(409);
  }

  @Test
  @Rule({"R114", "R116"})
  void nobodyOutsideGetsATaskByTheResponsibilityMatrix() {
    Caseworker lars = stage.person("lars");
    UUID caseId = booked(lars);
    stage.moveTo(referrals.pending(caseId).orElseThrow().slotAt().toInstant().plusSeconds(60));
    stage.runDueJobs();
    Caseworker unni = stage.person("unni");
    for (String owner : List.of("health:stjordal/hilde", "school:halsen/bente", "team:kompetanseteam/turid", "school:halsen/nobody", "lars", "/", "",
        "school:halsen/lars/extra", "kindergarten:fosslia/kari")) {
      Answer answer = unni.tries(caseId, "holdMeeting", TeamStage.agreed(play.today().plusDays(9), owner));
      assertThat(answer.status()).as(owner + " " + answer).isEqualTo(422);
      assertThat(answer.body()).as(owner).contains("matrix[0].responsible");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"unit\": \"stjordal/school:halsen\", \"years\": [null]}", "{\"unit\": \"stjordal/school:halsen\", \"years\": [{}]}",
      "{\"unit\": \"stjordal/school:halsen\", \"years\": [{\"birthYear\": 2018, \"girls\": -1}]}",
      "{\"unit\": \"stjordal/school:halsen\", \"years\": [{\"birthYear\": 2018, \"girls\": 99999999999}]}",
      "{\"unit\": \"stjordal/school:halsen\", \"years\": [{\"birthYear\": 1800, \"girls\": 5}]}", "{\"unit\": \"stjordal/school:halsen\", \"years\": 5}",
      "null", "[]", "{\"unit\": [\"stjordal/school:halsen\"]}",
      "{\"unit\": \"stjordal/school:halsen\", \"years\": [{\"birthYear\": 2018, \"girls\": 5}, {\"birthYear\": 2018, \"girls\": 500}]}"})
  void oddCohortsAreRefused(String odd) throws Exception {
    Caseworker randi = stage.person("randi");
    String before = randi.get("/api/cohorts").body();
    var answer = randi.ask("PUT", "/api/cohorts", odd, null);
    assertThat(answer.statusCode()).as(odd + " " + answer.body()).isBetween(400, 422);
    assertThat(randi.get("/api/cohorts").body()).isEqualTo(before);
  }

  @Test
  void nobodySaysHowManyThereAreInAnothersUnit() {
    for (String unit : List.of("stjordal/kindergarten:fosslia", "stjordal/stjordal", "melhus/school:halsen", "stjordal/school:halsen ", "", "stjordal/team:kompetanseteam")) {
      var answer = stage.person("randi").ask("PUT", "/api/cohorts", "{\"unit\": \"" + unit + "\", \"years\": [{\"birthYear\": 2018, \"girls\": 500}]}", null);
      assertThat(answer.statusCode()).as(unit).isEqualTo(403);
    }
    assertThat(stage.person("unni").get("/api/cohorts").body()).as("a team has no children").doesNotContain("team:");
  }

  @Test
  void whatIsTooBigOrTooDeepIsRefused() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(GUIDE, Forms.CONCERN);
    String path = "/api/forms/cases/" + caseId + "/" + REFERRAL;
    for (String odd : List.of("{\"data\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_001), "{\"data\":{\"a\":1e999999999}}", "{\"data\":[]}", "{\"data\":null}", "{}",
        "{\"data\":{\"referral\":\"x\"}}", "{\"data\":{\"referral\":[[[]]]}}", "{\"opening\":5,\"data\":{}}", "{\"data\":{\"flow\":{\"level\":{\"a\":1}}}}")) {
      int status = kari.ask("POST", path, odd, null).statusCode();
      assertThat(status).as(odd.substring(0, Math.min(60, odd.length()))).isBetween(400, 422);
    }
    assertThat(kari.ask("POST", path, "{\"data\":{\"a\":\"" + "x".repeat(1_100_000) + "\"}}", null).statusCode()).isEqualTo(413);
  }

  /** 100,000 characters made to be slow take the checker several seconds of a processor. */
  @Test
  void aTextThatIsTooLongToLookThroughIsRefusedUnseen() {
    Caseworker kari = stage.person("kari");
    Answer answer = kari.tryRaise("anonymousReferral", """
        {"anonymous": {"suspicion": "none", "seen": "%s", "tried": "Ro", "question": "Hva nå?"}}""".formatted("9 ".repeat(40_000)));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("anonymous.seen", "høyst 5000 tegn").doesNotContain("telefonnummer");
  }

  @Test
  void whoIsAwayIsNobodysBusinessElsewhere() {
    Caseworker lars = stage.person("lars");
    String absent = lars.ask("PUT", "/api/absences", "{\"person\": \"nobody-at-all\", \"from\": \"%s\"}".formatted(play.today()), null).body();
    for (String person : List.of("kari", "randi", "hilde", "drift")) {
      var answer = lars.ask("PUT", "/api/absences", "{\"person\": \"%s\", \"from\": \"%s\"}".formatted(person, play.today()), null);
      assertThat(answer.statusCode()).as(person).isEqualTo(404);
      assertThat(answer.body().replaceAll("\"timestamp\":\"[^\"]*\"", "")).isEqualTo(absent.replaceAll("\"timestamp\":\"[^\"]*\"", ""));
    }
  }

  /** No page, form, action, task, list or count tells the person that there is such a case. */
  private void assertNothing(String personId, UUID caseId, String task) {
    Caseworker person = stage.person(personId);
    List<String> wrong = new ArrayList<>();
    expect(wrong, person.get("/api/cases/" + caseId).status(), 404, "case");
    expect(wrong, person.get("/api/cases/" + caseId + "/card").status(), 404, "card");
    String actions = person.get("/api/cases/" + caseId + "/actions").body();
    if (!actions.equals("[]") && !actions.contains("404")) {
      wrong.add("actions " + actions);
    }
    for (String action : ACTIONS) {
      String path = "/api/forms/cases/" + caseId + "/" + action;
      expect(wrong, person.get(path).status(), 404, "GET " + action);
      expect(wrong, person.ask("POST", path, "{\"opening\":\"%s\",\"data\":{}}".formatted(UUID.randomUUID()), null).statusCode(), 404, "POST " + action);
      expect(wrong, person.ask("PUT", path + "/draft", "{\"opening\":\"%s\",\"version\":0,\"data\":{}}".formatted(UUID.randomUUID()), null).statusCode(), 404,
          "PUT " + action);
      expect(wrong, person.delete(path + "/draft").status(), 404, "DELETE " + action);
    }
    expect(wrong, person.get("/api/forms/tasks/" + task).status(), 404, "form");
    expect(wrong, person.complete(task, "{}").status(), 404, "complete");
    expect(wrong, person.get(Caseworker.ENGINE + "/task/" + task).status(), 404, "engine's task");
    expect(wrong, person.tasks(caseId).size(), 0, "tasks");
    for (String list : List.of("/api/team-agenda", "/api/cases", "/api/cohorts")) {
      if (person.get(list).body().contains(caseId.toString())) {
        wrong.add(list);
      }
    }
    assertThat(wrong).as(personId).isEmpty();
  }

  private static void expect(List<String> wrong, int actual, int expected, String what) {
    if (actual != expected) {
      wrong.add(what + ": " + actual);
    }
  }

  private UUID booked(Caseworker person) {
    UUID caseId = play.readyForTeam(person, 9, HALSEN);
    play.admits(person, caseId, TEAM);
    play.choosesFirst(person, caseId);
    return caseId;
  }

  private String withdrawal(UUID consent) {
    return """
        {"withdrawal": {"consent": "%s", "by": "guardian", "date": "%s", "why": "Vil ikke mer."}}""".formatted(consent, play.today());
  }
}
