package no.stafettpinnen.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads what is written for barnevern, and what whoever suspects something is told and asked (bvl. § 13-2). */
@StafettTest
class ReportReadersTest extends OnReports {

  private static final String WORDS = "Pappa slo meg med beltet.";
  private static final String BRUISES = "Blåmerker på begge armene.";
  private static final String FEEDBACK = "Vi har åpnet undersøkelse.";
  private static final String WITHHELD = "Vises bare for den som melder, og for barnevernet.";

  @BeforeEach
  void begin() {
    on.beginOnAMondayInJanuary();
  }

  @Test
  @Rule({"R093", "R101"})
  void theReporterReadsItAndNobodyElseInTheCase() {
    Caseworker kari = stage.person("kari");
    UUID caseId = withHealthAndAColleague(kari);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    kari.does(caseId, "writeReport", on.report("stafettpinnen").replace("\"reportVia\"", "\"reportDecision\": \"report\", \"reportVia\""));
    stage.runDueJobs();
    Caseworker ida = stage.person("ida");
    ida.does(caseId, "receiptReport", on.received());
    ida.does(caseId, "reviewReport", on.reviewed("investigation"));
    ida.does(caseId, "giveFeedback", """
        {"feedback": {"text": "%s"}}""".formatted(FEEDBACK));

    assertThat(log(kari, caseId)).contains(WORDS, BRUISES, ReportStage.SEEN, ReportStage.CHILD_WORDS, FEEDBACK).doesNotContain(WITHHELD);
    for (String other : List.of("stein", "anne", "hilde", "tove")) {
      String log = log(stage.person(other), caseId);
      assertThat(log).as(other).contains("Meld mistanke om vold", "Skriv bekymringsmeldingen", "Gi tilbakemelding til melderen", WITHHELD)
          .doesNotContain(WORDS, BRUISES, ReportStage.SEEN, ReportStage.CHILD_WORDS, FEEDBACK);
      assertThat(log).as("what was agreed before").contains("Språklek");
    }
    assertThat(ida.get("/api/cases/" + caseId).status()).as("barnevern has the report, not the case").isEqualTo(404);
  }

  @Test
  @Rule("R093")
  void aSecondReporterReadsTheirOwnOnly() {
    Caseworker kari = stage.person("kari");
    Caseworker stein = stage.person("stein");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    stein.begins(caseId, "raiseSuspicion", Forms.SUSPICION.replace(WORDS, "Jeg vil ikke hjem."));
    assertThat(log(stein, caseId)).contains("Jeg vil ikke hjem.").doesNotContain(WORDS);
    assertThat(log(kari, caseId)).contains(WORDS).doesNotContain("Jeg vil ikke hjem.");
    assertThat(form(stein, caseId, "sendNewInformation").at("/data/addition/childWords").asText()).startsWith("Jeg vil ikke hjem.");
  }

  @Test
  @Rule("R093")
  void whatWasWrittenOnceIsNotAskedAgain() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    JsonNode report = form(kari, caseId, "writeReport").at("/data/report");
    assertThat(report.path("seen").asText()).startsWith(BRUISES);
    assertThat(report.path("childWords").asText()).startsWith(WORDS)
        .contains("12. januar 2026, kl. 09.40", "Garderoben", "Til stede, og spurt om: Bare jeg.");
  }

  @Test
  @Rule("R093")
  void whoRaisedItIsToldWhatHappensNow() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    assertThat(level(kari, caseId)).isEqualTo("Nivå 0: avklaring");
    JsonNode begun = kari.triesToBegin(caseId, "raiseSuspicion", Forms.SUSPICION).json();
    assertThat(begun.path("receipt").asText()).contains("går ingenting til hjemmet", "Lederen din får vite at du melder, ikke hva");
    assertThat(begun.path("tasks")).singleElement().satisfies(task -> {
      assertThat(task.path("name").asText()).isEqualTo("Skriv bekymringsmeldingen");
      assertThat(task.path("id").asText()).isEqualTo(kari.task(caseId, "writeReport").orElseThrow().path("id").asText());
      assertThat(task.path("due").asText()).startsWith(on.today() + "T16:00");
    });
    assertThat(level(kari, caseId)).as("the guide is left").isEqualTo("Mistanke er meldt");
  }

  @Test
  @Rule("R101")
  void aConcernThatBeginsWithASuspicionIsAtNoLevel() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN.replace("\"none\"", "\"violence\""));
    assertThat(level(kari, caseId)).isEqualTo("Mistanke er meldt");
    JsonNode own = kari.get("/api/cases").json().path("cases");
    assertThat(own).anyMatch(line -> caseId.toString().equals(line.path("caseId").asText())
        && "Mistanke er meldt".equals(line.at("/level/name").asText()));
  }

  @Test
  @Rule({"R099", "R101"})
  void nobodyIsAskedToInviteTheHomeWhileEverythingIsHeldBack() {
    Caseworker kari = stage.person("kari");
    UUID free = kari.raise("concernToAction", Forms.CONCERN);
    Forms.clarifies(kari, free, "ownService", on.today());
    assertThat(form(kari, free, "planMeasures").path("schema").toString()).contains("Skal foresatte inviteres?");

    UUID held = kari.raise("concernToAction", Forms.CONCERN);
    kari.begins(held, "raiseSuspicion", Forms.SUSPICION);
    kari.does(held, "writeReport", Forms.discussedNotReported(on.today()));
    kari.does(held, "decideAfterSuspicion", Forms.afterSuspicion("toLevel1"));
    JsonNode form = form(kari, held, "planMeasures");
    assertThat(form.path("schema").toString()).contains("Skal dere møtes for å evaluere?").doesNotContain("Skal foresatte inviteres?");
    assertThat(form.path("notice").asText()).contains("Ta ikke kontakt med hjemmet");
    String plan = Forms.plan(on.today().plusWeeks(6), "kindergarten:fosslia/kari");
    kari.does(held, "planMeasures", plan.substring(0, plan.lastIndexOf('}')) + """
        , "meeting": {"agreed": "yes", "time": "14.30", "place": "video", "inviteHome": "yes", "homeAddresses": "hjem@example.com"}}""");
    assertThat(jdbc.sql("SELECT COUNT(*) FROM meeting WHERE case_id = :case").param("case", held).query(Integer.class).single()).isOne();
    assertThat(jdbc.sql("SELECT COUNT(*) FROM home_message WHERE case_id = :case").param("case", held).query(Integer.class).single())
        .as("a form that was open since before").isZero();
  }

  /** Level 2, with a colleague and the health service in it. */
  private UUID withHealthAndAColleague(Caseworker kari) {
    LocalDate today = on.today();
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    Forms.clarifies(kari, caseId, "otherServices", today);
    kari.does(caseId, "inviteService", Forms.invited("health:stjordal", today));
    stage.person("hilde").does(caseId, "answerInvitation", Forms.ACCEPTED);
    kari.does(caseId, "planMeasures", Forms.plan(today.plusWeeks(6), "kindergarten:fosslia/kari", "kindergarten:fosslia/anne"));
    return caseId;
  }

  private static String log(Caseworker person, UUID caseId) {
    Caseworker.Answer answer = person.get("/api/cases/" + caseId);
    assertThat(answer.status()).as(person.id()).isEqualTo(200);
    return answer.json().path("log").toString();
  }

  private static String level(Caseworker person, UUID caseId) {
    return person.get("/api/cases/" + caseId).json().at("/level/name").asText();
  }

  private static JsonNode form(Caseworker person, UUID caseId, String key) {
    return person.get("/api/forms/tasks/" + person.task(caseId, key).orElseThrow().path("id").asText()).json();
  }
}
