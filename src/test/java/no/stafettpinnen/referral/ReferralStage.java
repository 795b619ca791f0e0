package no.stafettpinnen.referral;

import static no.stafettpinnen.support.Forms.CONCERN;
import static no.stafettpinnen.support.Forms.DONE;
import static no.stafettpinnen.support.Forms.HEARD_CHILD;
import static no.stafettpinnen.support.Forms.evaluated;
import static no.stafettpinnen.support.Forms.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import org.springframework.boot.test.context.TestComponent;

/** What the journeys to a team have in common. */
@TestComponent
public class ReferralStage {

  static final String GUIDE = "concernToAction";
  static final String REFERRAL = "teamReferral";
  static final String PREPARED = """
      {"preparation": {"question": "Hva kan vi prøve nå?", "tried": "Faste rutiner i seks uker."}}""";
  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private static final String HEALTH = "health:stjordal";
  private final Stage stage;
  private final Referrals referrals;

  ReferralStage(Stage stage, Referrals referrals) {
    this.stage = stage;
    this.referrals = referrals;
  }

  public LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }

  /** @param unit where the person is asked: {@code municipality/service} */
  UUID raises(Caseworker person, int age, String... unit) {
    String concern = CONCERN.replace("2023-02-01", today().minusYears(age).minusMonths(2).toString());
    return person.raise(GUIDE, unit.length == 0 ? concern : concern.replace("\"concern\"", "\"start\": {\"unit\": \"" + unit[0] + "\"}, \"concern\""));
  }

  void clarifies(Caseworker person, UUID caseId) {
    Forms.clarifies(person, caseId, "ownService", today());
  }

  /** Measures are planned and carried out. */
  void tries(Caseworker person, UUID caseId, String service) {
    person.does(caseId, "planMeasures", plan(today().plusWeeks(6), service + "/" + person.id()));
    person.does(caseId, "carryOutMeasure", DONE);
  }

  void evaluates(Caseworker person, UUID caseId) {
    person.does(caseId, "hearChildBeforeEvaluation", HEARD_CHILD);
    person.does(caseId, "evaluateEffort", evaluated("none", "no"));
  }

  /** Levels 0 and 1 are done. */
  public UUID readyForTeam(Caseworker person, int age, String service, String... unit) {
    UUID caseId = triedAtLevelOne(person, age, service, unit);
    evaluates(person, caseId);
    return caseId;
  }

  /** The same, but for the evaluation. */
  UUID triedAtLevelOne(Caseworker person, int age, String service, String... unit) {
    UUID caseId = raises(person, age, unit);
    clarifies(person, caseId);
    tries(person, caseId, service);
    return caseId;
  }

  /** Level 1 had no effect; somebody of another service has said yes to take part, and has a measure to carry out. */
  public UUID atLevelTwo(Caseworker person, int age, String service, String other, String otherService) {
    UUID caseId = readyForTeam(person, age, service);
    person.does(caseId, "decideNextStep", Forms.next("toLevel2"));
    person.does(caseId, "inviteService", Forms.invited(otherService, today()));
    stage.person(other).does(caseId, "answerInvitation", Forms.ACCEPTED);
    person.does(caseId, "planMeasures", plan(today().plusWeeks(8), service + "/" + person.id(), otherService + "/" + other));
    return caseId;
  }

  static String refers(String team) {
    return """
        {"referral": {"team": "%s", "question": "Hvordan hjelper vi i friminuttene?"}}""".formatted(team);
  }

  String consentTo(String team) {
    return """
        {"flow": {"consentGiven": "yes"}, "consent": {"services": ["%s"], "categories": ["development", "measures"], "care": "one",
         "signedAs": "oneGuardian", "signedBy": "Mor", "childHeard": "I en samtale.", "language": "Norsk", "interpreter": "no",
         "from": "%s", "until": "%s", "basis": "publicTask"}}""".formatted(team, today(), today().plusMonths(6));
  }

  /** Refers the case and registers the consent. */
  public void admits(Caseworker person, UUID caseId, String team) {
    person.begins(caseId, REFERRAL, refers(team));
    person.does(caseId, "registerTeamConsent", consentTo(team));
  }

  /** The choices of a field that the form of the person's task shows. */
  JsonNode choices(Caseworker person, UUID caseId, String task, String source) {
    return shown(person, caseId, task).path("data").path(source);
  }

  JsonNode shown(Caseworker person, UUID caseId, String task) {
    JsonNode open = person.task(caseId, task).orElseThrow();
    if (open.path("assignee").isNull()) {
      person.claim(open.path("id").asText());
    }
    return person.get("/api/forms/tasks/" + open.path("id").asText()).json();
  }

  /** Books the first free place that the form offers. */
  String choosesFirst(Caseworker person, UUID caseId) {
    String first = choices(person, caseId, "chooseSlot", "freeSlots").path(0).path("value").asText();
    person.does(caseId, "chooseSlot", slot(first));
    return first;
  }

  static String slot(String time) {
    return """
        {"slot": {"at": "%s"}}""".formatted(time);
  }

  /** The guardians agree that the health centre may be called in. */
  void agreesToHealth(Caseworker person, UUID caseId) {
    person.begins(caseId, "registerConsent", Forms.registered("sharing", "bothGuardians", today(), today().plusMonths(6), HEALTH));
  }

  /** The time comes, and the team meets and gives advice only. */
  void meets(String member, UUID caseId, Instant at, String outcome) {
    stage.wait(Duration.between(stage.now(), at).plusMinutes(1));
    stage.person(member).does(caseId, "holdMeeting", TeamStage.onlyAdvice(outcome, "no",
        switch (outcome) {
          case "extended" -> "\"extended\": {\"services\": [\"" + HEALTH + "\"], \"why\": \"De kjenner barnet.\"},";
          case "passOn" -> "\"passOn\": {\"why\": \"Vi trenger flere fag.\"},";
          default -> "";
        }));
  }

  /** The booked time comes, and somebody in the team writes what became of the meeting. */
  void holds(String member, UUID caseId, String result) {
    stage.wait(Duration.between(stage.now(), bookedFor(caseId)).plusMinutes(1));
    stage.person(member).does(caseId, "holdMeeting", result);
  }

  public Instant bookedFor(UUID caseId) {
    return referrals.pending(caseId).orElseThrow().slotAt().toInstant();
  }

  boolean reads(String person, UUID caseId) {
    return stage.person(person).get("/api/cases/" + caseId).status() == 200;
  }

  /** The lines about the case in what the person's teams have booked. */
  List<JsonNode> agenda(String person, UUID caseId) {
    return stage.person(person).get("/api/team-agenda").json().findValues("booked").stream()
        .flatMap(booked -> StreamSupport.stream(booked.spliterator(), false))
        .filter(line -> line.path("caseId").asText().equals(caseId.toString())).toList();
  }

  /** The sentence that says what the team's door lacks. */
  String missing(Caseworker person, UUID caseId) {
    return shown(person, caseId, "openDoor").path("data").path("referral").path("missing").asText();
  }

  static String again() {
    return """
        {"flow": {"door": "checkAgain"}}""";
  }

  static String call(LocalDate day, String time) {
    return """
        {"teamCall": {"date": "%s", "time": "%s", "place": "Møterommet"}}""".formatted(day, time);
  }

  static String invitesHome(String address) {
    return """
        {"homeInvitation": {"comes": "yes", "homeAddresses": "%s", "child": "Læreren snakker med barnet først."}}""".formatted(address);
  }
}
