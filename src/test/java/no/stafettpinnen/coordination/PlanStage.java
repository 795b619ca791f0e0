package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import org.springframework.boot.test.context.TestComponent;

/** What the tests of ansvarsgruppe and individuell plan have in common: cases that have come so far, and the forms as people fill them in. */
@TestComponent
public class PlanStage {

  static final String GUIDE = "concernToAction";
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String VIEW = """
      "childView": {"heard": "yes", "how": "Samtale", "text": "Vil bestemme selv.", "bestInterests": "Én plan som alle følger."}""";

  final Stage stage;
  private final Consents consents;
  private final CaseMessages messages;
  private final ConflictRetry retry;

  PlanStage(Stage stage, Consents consents, CaseMessages messages, ConflictRetry retry) {
    this.stage = stage;
    this.consents = consents;
    this.messages = messages;
    this.retry = retry;
  }

  LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }

  /** A case in which measures of the guide run, and which the office reads. */
  UUID raised(Caseworker person, String name, int age, String municipality, String service, String signedAs) {
    UUID caseId = person.raise(GUIDE, Forms.CONCERN.replace("Ola Testbarn", name)
        .replace("2023-02-01", today().minusYears(age).minusMonths(2).toString())
        .replace("\"concern\"", "\"start\": {\"unit\": \"" + municipality + "/" + service + "\"}, \"concern\""));
    Forms.clarifies(person, caseId, "ownService", today());
    person.does(caseId, "planMeasures", Forms.plan(today().plusWeeks(6), service + "/" + person.id()));
    letIn(person, caseId, "office:" + municipality, signedAs);
    return caseId;
  }

  void letIn(Caseworker person, UUID caseId, String service, String signedAs) {
    person.begins(caseId, "registerConsent", Forms.registered("sharing", signedAs, today(), today().plusYears(1), service));
    retry.inTransaction(() -> {
      consents.admit(caseId, service, true);
      return null;
    });
  }

  /** What the assessment of rights begins. */
  void begins(UUID caseId, String process, String message, String municipality, String service) {
    retry.inTransaction(() -> {
      messages.begin(caseId, process, message, Map.of("municipality", municipality, "service", service, "level", 1,
          "opened", Date.from(stage.now())));
      return null;
    });
  }

  void withdraws(Caseworker person, UUID caseId, String service) {
    List<Consents.Consent> standing = consents.standing(caseId).stream().filter(one -> one.services().contains(service)).toList();
    standing.forEach(one -> person.begins(caseId, "withdrawConsent", Forms.withdrawn(one.id(), today())));
  }

  void withdrawsPurpose(Caseworker person, UUID caseId, String purpose) {
    consents.standing(caseId).stream().filter(one -> one.purpose().equals(purpose))
        .forEach(one -> person.begins(caseId, "withdrawConsent", Forms.withdrawn(one.id(), today())));
  }

  /** Morning of the day has come, and what is due is done. */
  void morning(LocalDate day) {
    stage.wait(Duration.between(stage.now(), day.atTime(LocalTime.of(8, 5)).atZone(OSLO).toInstant()));
  }

  /** What the form of the person's task shows. */
  JsonNode shown(Caseworker person, UUID caseId, String task) {
    JsonNode open = person.task(caseId, task).orElseThrow();
    if (open.path("assignee").isNull()) {
      person.claim(open.path("id").asText());
    }
    return person.get("/api/forms/tasks/" + open.path("id").asText()).json().path("data");
  }

  // individuell plan

  String answered(String wanted, String answeredAs) {
    return """
        {%s, "flow": {"planWanted": "%s"}, "planOffer": {"answeredAs": "%s", "by": "Ungdommen", "on": "%s"%s}}""".formatted(VIEW, wanted,
        answeredAs, today(), "no".equals(wanted) ? ", \"why\": \"Orker ikke nå.\"" : "");
  }

  String consented(String signedAs, String... services) {
    String purposeAndServices = "{\"services\": [\"" + String.join("\", \"", services) + "\"], ";
    return """
        {"flow": {"consentGiven": "yes"}, %s}""".formatted(
        Forms.consent(signedAs, today(), today().plusYears(1)).replaceFirst("\\{", purposeAndServices));
  }

  /** A goal that can be approved. */
  String goal(String goal, String responsible, int weeks) {
    return """
        {"goal": "%s", "measure": "Fravær under ti prosent hver måned", "action": "Følge til skolen", "extent": "Hver dag",
         "responsible": "%s", "due": "%s"}""".formatted(goal, responsible, today().plusWeeks(weeks));
  }

  /** The nine parts. */
  String draft(String coordinator, String... goals) {
    return """
        {"plan": {"matters": "Å bli rørlegger.", "resources": "Flink med hendene\\nHar en god venn", "needs": "Sove om natta",
          "coordinator": "%s", "coordination": "Kaller inn og følger med.", "carryingOut": "Ukentlig samtale.", "from": "%s", "until": "%s",
          "revision": "%s", "consent": "Skole og helsestasjon ser planen.", "homePart": "Alle var med på to møter."},
         "planGoals": [%s],
         "planParticipants": [{"name": "Eva", "role": "Helsesykepleier", "service": "Helsestasjonen"}, {"name": "Mor", "role": "Mor"}],
         "planContributions": [{"who": "Mor", "what": "Vekker."}, {"who": "Skolen", "what": "Gir rom."}],
         "planCooperation": [{"with": "Ungdomslosen", "about": "Lærlingplass"}]}""".formatted(coordinator, today(), today().plusYears(2),
        today().plusMonths(6), String.join(", ", goals));
  }

  String approved(String agrees) {
    return """
        {%s, "planApprovals": [{"name": "Ungdommen", "role": "Planens eier", "agrees": "yes", "on": "%s"},
           {"name": "Mor", "role": "Mor", "agrees": "%s", "on": "%s"}], "flow": {"planApproved": "yes"}}""".formatted(VIEW, today(), agrees, today());
  }

  String notApproved() {
    return """
        {%s, "planApprovals": [{"name": "Ungdommen", "role": "Planens eier", "agrees": "no", "on": "%s"}],
         "flow": {"planApproved": "no"}, "planApproval": {"missing": "Mål 2 må kunne måles."}}""".formatted(VIEW, today());
  }

  /** @param goesOn {@code unchanged}, {@code changed} or {@code no} */
  String revised(String goesOn) {
    String more = switch (goesOn) {
      case "unchanged" -> ", \"next\": \"" + today().plusMonths(3) + "\"";
      case "no" -> ", \"endWhy\": \"Målene er nådd.\"";
      default -> "";
    };
    return """
        {%s, "planRevision": {"reached": "Sover bedre.", "homePart": "Fornøyd."%s}, "flow": {"planGoesOn": "%s"}}""".formatted(VIEW, more, goesOn);
  }

  /**
   * A case with a group that is to meet, a plan that is in force, and a barnekoordinator to come, which lars, hilde and unn read.
   *
   * @param goals how many the plan has; each of them a promise
   */
  public UUID coordinated(int goals) {
    Caseworker lars = stage.person("lars");
    Caseworker hilde = stage.person("hilde");
    Caseworker unn = stage.person("unn");
    String name = "Samordnet Barn " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    UUID caseId = raised(lars, name, 16, "stjordal", "school:halsen", "youth");
    lars.begins(caseId, "registerConsent", Forms.registered("ansvarsgruppe", "youth", today(), today().plusYears(1), "health:stjordal"));
    begins(caseId, "ansvarsgruppe", "groupRightFound", "stjordal", "school:halsen");
    begins(caseId, "individuellPlan", "planRightFound", "stjordal", "school:halsen");
    begins(caseId, "barnekoordinator", "barnekoordinatorGranted", "stjordal", "school:halsen");
    unn.does(caseId, "setUpGroup", group("health:stjordal/hilde", "school:halsen/lars", "health:stjordal/hilde"));
    hilde.does(caseId, "callGroupMeeting", called(today().plusDays(7), "health:stjordal"));
    unn.does(caseId, "offerPlan", answered("yes", "youth"));
    lars.does(caseId, "registerPlanConsent", consented("youth", "office:stjordal", "health:stjordal"));
    lars.does(caseId, "draftPlan", draft("school:halsen/lars", IntStream.rangeClosed(1, goals)
        .mapToObj(number -> goal("Mål " + number, "health:stjordal/hilde", number + 2)).toArray(String[]::new)));
    unn.does(caseId, "approvePlan", approved("yes"));
    return caseId;
  }

  // ansvarsgruppe

  /** @param members {@code service/person} */
  static String group(String coordinator, String... members) {
    StringBuilder rows = new StringBuilder();
    for (String member : members) {
      rows.append(rows.isEmpty() ? "" : ", ").append("{\"who\": \"").append(member).append("\", \"authority\": true}");
    }
    return """
        {"groupMembers": [%s], "group": {"coordinator": "%s", "childTakesPart": "no", "homeTakesPart": "yes",
          "whyNot": "Barnet ville ikke.", "rhythm": "Hver sjette uke"}}""".formatted(rows, coordinator);
  }

  String called(LocalDate day, String place) {
    return """
        {"groupCall": {"date": "%s", "time": "14.30", "place": "%s", "inviteHome": "yes", "homeAddresses": "foresatt.gruppe@example.com"}}"""
        .formatted(day, place);
  }

  /** @param goesOn {@code yes} or {@code no} */
  String met(String goesOn, String responsible) {
    return met(goesOn, responsible, VIEW);
  }

  String met(String goesOn, String responsible, String childView) {
    return """
        {"flow": {"groupGoesOn": "%s"}, "groupMeeting": {"held": "yes", "strengths": "Han smiler mer.", "present": "Alle", "contributions": "Skolen gir rom."%s},
         %s, "groupMeasures": [{"goal": "Leker med én til hver dag", "what": "Følge i friminuttet", "responsible": "%s", "due": "%s"}],
         "evaluation": {"works": "Samtalene", "participants": "Alle", "continues": "Samtalene", "ends": "Skjemaene"}}""".formatted(goesOn,
        "no".equals(goesOn) ? ", \"dissolvedWhy\": \"Alt går bra.\"" : "", childView, responsible, today().plusWeeks(2));
  }
}
