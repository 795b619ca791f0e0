package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.coordination.Decisions.Decision;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A family with a right to barnekoordinator: siv opens the case, unn is the office, hilde and tove are the health centre. */
@TestComponent
public class FamilyStage {

  static final String OFFICE = "office:stjordal";
  static final String HEALTH = "health:stjordal";
  static final String FAMILY = "family:stjordal";
  static final String ABLE = """
      {"habilitet": {"relation": "none"}}""";
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  final Stage stage;
  private final AppointedFunctions functions;
  private final Consents consents;
  private final CaseMessages messages;
  private final ConflictRetry retry;
  private final ChildViews childViews;
  private final Decisions decisions;
  private final Complaints complaints;
  private final IndividualPlans plans;
  private final JdbcClient jdbc;

  FamilyStage(Stage stage, AppointedFunctions functions, Consents consents, CaseMessages messages, ConflictRetry retry,
              ChildViews childViews, Decisions decisions, Complaints complaints, IndividualPlans plans, JdbcClient jdbc) {
    this.stage = stage;
    this.functions = functions;
    this.consents = consents;
    this.messages = messages;
    this.retry = retry;
    this.childViews = childViews;
    this.decisions = decisions;
    this.complaints = complaints;
    this.plans = plans;
    this.jdbc = jdbc;
  }

  LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }

  Caseworker person(String id) {
    return stage.person(id);
  }

  /** Who has the function; empty text where nobody has, because there is none. */
  String holder(UUID caseId) {
    return functions.find(caseId, Kind.BARNEKOORDINATOR).map(AppointedFunctions.Function::holder).orElse("");
  }

  /** Who has had the function, one after the other. */
  List<String> turns(UUID caseId) {
    return jdbc.sql("""
            SELECT t.holder FROM holder_turn t JOIN appointed_function f ON f.id = t.held WHERE f.case_id = :case AND f.standing
            AND f.kind = 'BARNEKOORDINATOR' ORDER BY t.turn""").param("case", caseId).query(String.class).list();
  }

  /** Any case with what can be printed: a decision, an answered complaint about it, and a plan that was, all with this id. */
  public void putOnPaper(UUID caseId, UUID document) {
    decide(caseId, document);
    Complaints.Complaint complaint = complaints.find(complaints.receive(caseId, document, today(), false, "unn", words("text")));
    complaints.answer(complaint, "changed", "unn", words("why", "newDecision"));
    jdbc.sql("UPDATE complaint SET id = :document WHERE id = :id").param("document", document).param("id", complaint.id()).update();
    jdbc.sql("""
            INSERT INTO individual_plan (id, case_id, child_reference, standing, begun_at, version, revision_on)
            VALUES (:id, :case, :child, TRUE, :now, 0, :today)""")
        .param("id", document).param("case", caseId).param("child", document.toString())
        .param("now", OffsetDateTime.ofInstant(stage.now(), OSLO)).param("today", today()).update();
    plans.write(caseId, "unn", new IndividualPlans.Version(document, 1, "unn", OFFICE, today(), today().plusYears(1), today().plusMonths(6),
        words("matters")), List.of());
    plans.look(caseId, "unn", true, words("missing"));
    plans.end(caseId, IndividualPlans.Outcome.DONE);
  }

  private static ObjectNode words(String... fields) {
    ObjectNode words = Caseworker.parse("{}");
    Stream.of(fields).forEach(field -> words.put(field, "Noe."));
    return words;
  }

  void decide(UUID caseId, UUID decision) {
    JsonNode words = Caseworker.parse(decision("")).path("writtenDecision");
    JsonNode view = Caseworker.parse(Forms.HEARD_CHILD).path("childView");
    childViews.write(new CaseEntry(caseId, "unn", OFFICE, "writeDecision", "Skriv vedtaket", view, List.of(), Map.of(), Set.of()), view);
    decisions.write(caseId, new Decision(decision, "barnekoordinator", true, childViews.latest(caseId), null, null, null, "unn", OFFICE, today(),
        today().plusWeeks(4), "Statsforvalteren"), ((ObjectNode) words).put("complaint", "Dere kan klage.").put("source", "pbrl. § 7-5"));
  }

  /** A case whose family has the right; the office has been let in, and is to ask the guardians. */
  UUID granted(String person, LocalDate birthDate, String signedAs) {
    UUID caseId = person(person).raise("concernToAction", Forms.CONCERN.replace("2023-02-01", birthDate.toString()));
    person(person).begins(caseId, "registerConsent", Forms.registered("barnekoordinator", signedAs, today(), today().plusYears(1), OFFICE));
    retry.inTransaction(() -> {
      consents.admit(caseId, OFFICE, true);
      messages.begin(caseId, "barnekoordinator", "barnekoordinatorGranted", Map.of("municipality", "stjordal",
          "service", "family:stjordal", "level", 0, "opened", Date.from(stage.now())));
      return null;
    });
    return caseId;
  }

  /** The same, and hilde is appointed. */
  UUID appointed() {
    return appointed(today().minusYears(4));
  }

  UUID appointed(LocalDate birthDate) {
    UUID caseId = granted("siv", birthDate, "bothGuardians");
    person("unn").does(caseId, "registerCoordinatorConsent", consented("bothGuardians", "Vil ha hjelp.", HEALTH));
    person("unn").does(caseId, "appointCoordinator", appoints(HEALTH + "/hilde", "Vi har lagt vekt på det."));
    person("hilde").does(caseId, "declareHabilitet", ABLE);
    return caseId;
  }

  /** The decision is sent as well. */
  UUID decided() {
    UUID caseId = appointed();
    person("unn").does(caseId, "writeDecision", decision(""));
    return caseId;
  }

  String consented(String signedAs, String youthWish, String... services) {
    return """
        {"flow": {"consentGiven": "yes"}, "coordinatorAnswer": {"on": "%s"%s}, %s}""".formatted(today(),
        youthWish.isEmpty() ? "" : ", \"youthWish\": \"" + youthWish + "\"",
        Forms.consent(signedAs, today(), today().plusYears(1)).replaceFirst("\\{",
            "{\"services\": [\"" + String.join("\", \"", services) + "\"], "));
  }

  String refused(String youthWish) {
    return """
        {"flow": {"consentGiven": "no"}, "coordinatorAnswer": {"on": "%s", "by": "Mor og far", "youthWish": "%s"}}""".formatted(
        today().minusDays(1), youthWish);
  }

  static String appoints(String appointee, String youthWeighed) {
    return """
        {"childView": {"heard": "no", "reasonNot": "Barnet er for lite.", "bestInterests": "Én som familien kjenner."},
         "appointment": {"appointee": "%s", "why": "Helsestasjonen følger familien."%s}}""".formatted(appointee,
        youthWeighed.isEmpty() ? "" : ", \"youthWeighed\": \"" + youthWeighed + "\"");
  }

  static String related(String relation) {
    return """
        {"habilitet": {"relation": "%s", "explain": "Jeg er søster til mor."}}""".formatted(relation);
  }

  static String instead(String appointee) {
    return """
        {"replacement": {"appointee": "%s"}}""".formatted(appointee);
  }

  String decision(String youthWish) {
    return """
        {"writtenDecision": {"text": "Dere får barnekoordinator.", "grounds": "Barnet trenger flere tjenester lenge.", "sentOn": "%s"%s}}"""
        .formatted(today(), youthWish.isEmpty() ? "" : ", \"youthWish\": \"" + youthWish + "\"");
  }

  static String promises(String service, LocalDate due) {
    return """
        {"promises": [{"duty": "followUp", "what": "Ringer familien hver måned.", "service": "%s", "due": "%s"}]}""".formatted(service, due);
  }

  String reviewed(String stillNeeded, String more) {
    return """
        {"childView": {"heard": "yes", "how": "Samtale", "text": "Det har vært fint.", "bestInterests": "At noen følger opp."},
         "flow": {"stillNeeded": "%s"}, "coordinationReview": {"got": "Avlastning", "missing": "Svar fra skolen"%s}}""".formatted(
        stillNeeded, more);
  }

  /** What the form of the person's task shows. */
  JsonNode shown(String person, UUID caseId, String task) {
    JsonNode open = person(person).task(caseId, task).orElseThrow();
    if (open.path("assignee").isNull()) {
      person(person).claim(open.path("id").asText());
    }
    return person(person).get("/api/forms/tasks/" + open.path("id").asText()).json().path("data");
  }

  List<String> values(JsonNode options) {
    return options.findValuesAsText("value");
  }
}
