package no.stafettpinnen.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Markers;
import no.stafettpinnen.support.RawHttp;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.WholeDatabase;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What general practitioners and the specialist health service report without an account (R141), and what they can't. */
@StafettTest
class NeedFromOutsideTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String DOOR = "/api/need-from-outside";

  @Autowired
  private Stage stage;
  @Autowired
  private CaseFile caseFile;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private AppointedFunctions functions;
  @Autowired
  private TaskService tasks;
  @Autowired
  private DataSource database;
  @Autowired
  private JdbcClient jdbc;
  private Caseworker doctor;

  @BeforeEach
  void comeToThePage() {
    doctor = Caseworker.nobody(stage.base());
    forgetCounts();
  }

  @AfterEach
  void forgetCounts() {
    jdbc.sql("DELETE FROM need_from_outside_count").update();
    stage.resetClock();
  }

  @ParameterizedTest
  @CsvSource({"stjordal, unn, office:stjordal", "melhus, terje, office:melhus", "frosta, trine, office:frosta",
      "meraker, morten, office:meraker", "selbu, aslaug, office:selbu-tydal", "tydal, aslaug, office:selbu-tydal",
      "donna, ragnhild, office:donna"})
  @Rule({"R089", "R140", "R141", "R142", "R143", "R144", "R145"})
  void itComesToTheLeaderOfTheRightUnit(String municipality, String leader, String office) {
    UUID caseId = sentFrom(municipality);
    assertThat(baton.turns(caseId)).singleElement().satisfies(turn -> {
      assertThat(turn.holder()).isEqualTo(leader);
      assertThat(turn.service()).isEqualTo(office);
    });
    assertThat(caseFile.find(caseId).orElseThrow()).isEqualTo(new CaseFile.Header(caseId, municipality, office, true, 3));
    assertThat(functions.find(caseId, Kind.BARNEKOORDINATOR).map(Function::holder)).as("from the application").contains(office);
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey("answerNeed").singleResult().getDueDate())
        .isEqualTo(Date.from(today().plusMonths(1).atTime(16, 0).atZone(OSLO).toInstant()));
    assertThat(stage.messages(leader, caseId)).isNotEmpty();
  }

  @Test
  @Rule("R141")
  void theUnitReadsItAndAnswers() {
    UUID caseId = sentFrom("stjordal");
    Caseworker unn = stage.person("unn");
    String shown = unn.get("/api/cases/" + caseId).body();
    assertThat(shown).contains("Dr. Berg", "Foreldrene har spurt om hjelp.", reference(caseId), "Ekstern melder");
    unn.does(caseId, "answerNeed", NeedForms.answer(today()));
    assertThat(stage.messages("unn", caseId)).as("who is to pass it on")
        .anyMatch(message -> message.startsWith("Den som meldte behovet i sak"));
    unn.does(caseId, "assessRights", NeedForms.assessed(NeedForms.NOT_BORN, "yes", "no", "yes", "none", null));
  }

  @Test
  void theSenderIsToldAReferenceAndNothingElse() {
    Caseworker.Answer answer = send(UUID.randomUUID(), form("stjordal"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).matches("\\{\"reference\":\"[A-Z2-9]{4}-[A-Z2-9]{4}\"}");
    for (String path : List.of("/api/me", "/api/messages", "/saker.html", "/api/forms/start/familyNeed", DOOR + "/x")) {
      assertThat(doctor.get(path).status()).as(path).isNotEqualTo(200);
    }
    JsonNode page = doctor.get(DOOR).json();
    assertThat(page.path("data").toString()).as("names of municipalities only").doesNotContain("office", "unn", "terje");
  }

  /** I3: that there is a case, and not whose it is or what it is about. */
  @Test
  @Rule({"R141", "R114"})
  void theUnitIsToldThatTheChildMayHaveAnotherCaseAndNothingOfIt() {
    String child = "Barn " + UUID.randomUUID();
    Caseworker lars = stage.person("lars");
    UUID known = lars.raise("concernToAction", Forms.CONCERN.replace("Ola Testbarn", child));
    UUID caseId = sent(about(child));
    assertThat(stage.messages("unn", caseId)).contains("Barnet i sak %s har kanskje en annen åpen sak i kommunen. Dere får vite mer bare med samtykke. Spør foreldrene."
        .formatted(CaseReference.of(caseId)));
    assertThat(stage.person("unn").get("/api/cases/" + known).status()).isEqualTo(404);
    assertThat(lars.get("/api/cases/" + caseId).status()).as("and the other way").isEqualTo(404);
    assertThat(stage.messages("lars", known)).as("nor is the school told").noneMatch(text -> text.contains("annen åpen sak"));

    lars.begins(known, "coordinationNeed", NeedForms.need("no", "school:halsen"));
    lars.does(known, "registerNeedConsent", NeedForms.consents("bothGuardians", today(), "office:stjordal"));
    UUID again = sent(about(child));
    assertThat(stage.messages("unn", again)).as("it is in that one").anyMatch(text -> text.endsWith("som dere er med i: sak %s."
        .formatted(CaseReference.of(known))));
  }

  /** I2: where nothing may reach the home, nobody is asked to speak with the parents. */
  @Test
  @Rule({"R093", "R141"})
  void aCaseWithASuspicionIsNotSpokenOf() {
    String child = "Barn " + UUID.randomUUID();
    UUID held = stage.person("lars").raise("concernToAction", Forms.CONCERN.replace("Ola Testbarn", child));
    stage.person("lars").begins(held, "raiseSuspicion", Forms.SUSPICION);
    assertThat(stage.messages("unn", sent(about(child)))).noneMatch(text -> text.contains("annen åpen sak"));
  }

  @Test
  void aSecondClickIsTheSameReport() {
    UUID submission = UUID.randomUUID();
    String first = send(submission, form("stjordal")).body();
    long cases = cases();
    assertThat(send(submission, form("stjordal")).body()).isEqualTo(first);
    assertThat(cases()).isEqualTo(cases);
    assertThat(send(UUID.randomUUID(), form("stjordal")).body()).isNotEqualTo(first);
  }

  @Test
  void nothingOfItStandsInClearAnywhere() {
    sentFrom("stjordal");
    assertThat(WholeDatabase.find(database, Markers.WORD)).isEmpty();
    assertThat(Markers.logged()).isEmpty();
    assertThat(Markers.mailed()).isEmpty();
  }

  @Test
  void whatIsNotFilledInRightIsToldAndNotKept() {
    long cases = cases();
    Caseworker.Answer answer = send(UUID.randomUUID(), form("stjordal").replace("\"consented\": true", "\"consented\": false"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("path")).containsExactly("sender.consented");
    assertThat(answer.body()).doesNotContain(Markers.WORD);
    assertThat(send(UUID.randomUUID(), form("oslo")).status()).as("no unit to hold it").isEqualTo(422);
    assertThat(cases()).isEqualTo(cases);
  }

  @Test
  void aProgramThatFillsInEverythingIsRefused() {
    long cases = cases();
    String body = body(UUID.randomUUID(), form("stjordal")).replaceFirst("\\{", "{\"website\": \"http://example.com\", ");
    assertThat(doctor.post(DOOR, body).status()).isEqualTo(422);
    assertThat(doctor.post(DOOR, "{\"data\": " + form("stjordal") + "}").status()).isEqualTo(422);
    assertThat(cases()).isEqualTo(cases);
  }

  @Test
  void itIsBrakedForAnHour() {
    for (int i = 0; i < 20; i++) {
      assertThat(send(UUID.randomUUID(), "{}").status()).isEqualTo(422);
    }
    Caseworker.Answer refused = send(UUID.randomUUID(), form("stjordal"));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body()).contains("Vent en time, eller ring");
    stage.moveTo(stage.now().plusSeconds(3_600));
    assertThat(send(UUID.randomUUID(), form("stjordal")).status()).isEqualTo(200);
  }

  @Test
  void allAddressesTogetherAreBraked() {
    jdbc.sql("INSERT INTO need_from_outside_count (source, hour_from, requests) VALUES ('*', :hour, 200)")
        .param("hour", stage.now().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS)).update();
    assertThat(send(UUID.randomUUID(), form("stjordal")).status()).isEqualTo(429);
  }

  @Test
  void otherSitesAndForgedRequestsAreRefused() {
    assertThat(doctor.withoutTokens().post(DOOR, body(UUID.randomUUID(), form("stjordal"))).status()).isIn(401, 403);
    byte[] body = body(UUID.randomUUID(), form("stjordal")).getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>(doctor.sessionHeaders());
    headers.put("Content-Type", "application/json");
    headers.put("Sec-Fetch-Site", "cross-site");
    assertThat(new RawHttp(stage.base()).send("POST", DOOR, headers, body).status()).isIn(401, 403);
  }

  @Test
  void whatIsTooLongIsRefused() {
    long cases = cases();
    assertThat(send(UUID.randomUUID(), form("stjordal").replace("Avlastning", "x".repeat(160_000))).status()).isEqualTo(413);
    assertThat(send(UUID.randomUUID(), form("stjordal").replace("Avlastning", "x".repeat(12_000))).status()).isEqualTo(422);
    assertThat(cases()).isEqualTo(cases);
  }

  private String about(String child) {
    return form("stjordal").replace("Ventet barn", child).replace(today().plusMonths(3).toString(), "2023-02-01");
  }

  private UUID sentFrom(String municipality) {
    return sent(form(municipality));
  }

  private UUID sent(String form) {
    UUID submission = UUID.randomUUID();
    Caseworker.Answer answer = send(submission, form);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return jdbc.sql("SELECT case_id FROM need_from_outside WHERE submission = :id").param("id", submission).query(UUID.class).single();
  }

  private String reference(UUID caseId) {
    return jdbc.sql("SELECT reference FROM need_from_outside WHERE case_id = :case").param("case", caseId).query(String.class).single();
  }

  private Caseworker.Answer send(UUID submission, String form) {
    return doctor.post(DOOR, body(submission, form));
  }

  private static String body(UUID submission, String form) {
    return "{\"submission\": \"%s\", \"data\": %s}".formatted(submission, form);
  }

  private String form(String municipality) {
    return """
        {"start": {"municipality": "%s"}, "sender": {"name": "Dr. Berg %3$s", "role": "gp", "workplace": "Legesenteret", "phone": "70000000",
          "consented": true, "home": "Tlf. 90000000"}, "child": {"name": "Ventet barn %3$s", "birthDate": "%2$s"},
         "need": {"what": "Avlastning og fysioterapi. %3$s", "services": ["Helsestasjon", "Avlastning eller omsorgsbolig"], "lasting": "long",
          "serious": "yes", "wish": "Foreldrene har spurt om hjelp. %3$s"}, "flow": {"coordinatorAsked": "yes"},
         "decision": {"jumpReason": "Barnet er alvorlig sykt. %3$s"}, "childView": {"heard": "no", "reasonNot": "Ikke født. %3$s",
          "bestInterests": "At noen holder trådene. %3$s"}}""".formatted(municipality, today().plusMonths(3), Markers.WORD);
  }

  private long cases() {
    return jdbc.sql("SELECT COUNT(*) FROM case_file").query(Long.class).single();
  }

  private LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }
}
