package no.stafettpinnen.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import no.stafettpinnen.letter.PdfReader;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An individuell plan as the family and the archive get it, from played cases (R149). */
@StafettTest
class PlanPrintTest {

  private static final String OFFICE = "office:stjordal";
  private static final String HEALTH = "health:stjordal";
  private static final String LARS = "school:halsen/lars";
  private static final String HILDE = HEALTH + "/hilde";

  @Autowired
  private Stage stage;
  @Autowired
  private PlanStage on;
  @Autowired
  private JdbcClient jdbc;
  private Caseworker lars;
  private Caseworker unn;

  @BeforeEach
  void begin() {
    lars = stage.person("lars");
    unn = stage.person("unn");
  }

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R149", "R105"})
  void theDraftIsReadByTheFamilyAndMarked() throws Exception {
    UUID caseId = consented("Åse Žemaitė Bjørnsdatter");
    lars.does(caseId, "draftPlan", on.draft(LARS, on.goal("Være på skolen", HILDE, 20),
        "{\"goal\": \"Få det bedre\", \"action\": \"Samtaler\", \"responsible\": \"" + HILDE + "\"}"));
    JsonNode draft = document(caseId, 0);
    assertThat(draft.path("title").asText()).isEqualTo("Individuell plan, versjon 1 (utkast)");
    assertThat(draft.has("archive")).as("nobody's plan yet").isFalse();
    List<String> pages = PdfReader.pages(Printed.keep("plan-utkast", lars.file(draft.path("href").asText())));
    assertThat(pages).allMatch(page -> page.contains("Utkast, ikke godkjent"));
    assertThat(String.join(" ", pages)).contains("Utkast til individuell plan", "Dette er et utkast.", "Åse Žemaitė Bjørnsdatter",
        "Ikke avtalt ennå", "Planen er ikke godkjent ennå.");
    String path = draft.path("href").asText();
    assertThat(lars.get(path.replace("/letter", "/archive")).status()).isEqualTo(404);

    unn.does(caseId, "approvePlan", on.notApproved());
    lars.does(caseId, "draftPlan", on.draft(LARS, on.goal("Være på skolen", HILDE, 20)));
    assertThat(lars.get(path).status()).as("only a step on the way").isEqualTo(404);
    assertThat(documents(caseId)).hasSize(1);
  }

  @Test
  @Rule("R149")
  void eachApprovedVersionStaysAsItWas() throws Exception {
    UUID caseId = live("Bjørg Ødegård");
    JsonNode first = document(caseId, 0);
    assertThat(first.path("title").asText()).isEqualTo("Individuell plan, versjon 1");
    byte[] printed = Printed.keep("plan-familien", lars.file(first.path("href").asText()));
    assertThat(PdfReader.text(printed)).contains("Individuell plan", "Bjørg Ødegård", "Å bli rørlegger.", "Flink med hendene", "Være på skolen",
        "Fravær under ti prosent", "Hilde Prestmo", "Lars Hegge", "1. Mål, styrker og behov",
        "9. Samarbeid med andre", "Alle var med på to møter.", "ungdommen selv", "Planen skal revideres")
        .doesNotContain("Utkast", "utkast", "Om dette eksemplaret");
    byte[] archived = Printed.keepArchived("plan-arkivet", unn.file(first.path("archive").asText()));
    assertThat(PdfReader.text(archived)).contains("Om dette eksemplaret", "Unn Kvithyll", "Individuell plan, versjon 1", "Bjørg Ødegård");

    on.morning(on.today().plusMonths(6));
    lars.does(caseId, "revisePlan", on.revised("changed"));
    lars.does(caseId, "draftPlan", on.draft(LARS, on.goal("Ha en praksisplass", LARS, 30)));
    assertThat(lars.get("/api/cases/" + caseId).json().at("/coordination/plan/status").asText())
        .isEqualTo("I kraft. En ny versjon er under arbeid");
    unn.does(caseId, "approvePlan", on.approved("yes"));
    assertThat(documents(caseId)).extracting(one -> one.path("title").asText())
        .containsExactly("Individuell plan, versjon 2", "Individuell plan, versjon 1");
    assertThat(PdfReader.text(lars.file(document(caseId, 0).path("href").asText()))).contains("Ha en praksisplass", "Revidert og skrevet om")
        .doesNotContain("Være på skolen");
    assertThat(PdfReader.text(lars.file(first.path("href").asText()))).contains("Være på skolen").doesNotContain("Ha en praksisplass");
  }

  @Test
  @Rule({"R149", "R114"})
  void aPlanThatHasEndedSaysSoAndKeepsItsConsent() throws Exception {
    UUID caseId = live("Nils Åsen");
    on.withdrawsPurpose(lars, caseId, "individuellPlan");
    assertThat(lars.get("/api/cases/" + caseId).json().at("/coordination/plan/status").asText()).startsWith("Avsluttet ");
    String text = PdfReader.text(Printed.keepArchived("plan-avsluttet", lars.file(document(caseId, 0).path("archive").asText())));
    assertThat(text).contains("Planen ble avsluttet", "ungdommen selv").doesNotContain("Ingen samtykker er gitt ennå");
  }

  @Test
  @Rule({"R149", "R114"})
  void onlyThoseWhoReadTheCaseAndOnlyOfThatCase() {
    UUID caseId = live("Per Åsen");
    UUID other = live("Pål Åsen");
    List<String> paths = List.of(document(caseId, 0).path("href").asText(), document(caseId, 0).path("archive").asText());
    for (String path : paths) {
      assertThat(stage.person("hilde").get(path).status()).as("has a task, and takes no part").isEqualTo(404);
      assertThat(stage.person("bente").get(path).status()).isEqualTo(404);
      assertThat(stage.person("ida").get(path).status()).as("barnevern").isEqualTo(404);
      assertThat(Caseworker.nobody(stage.base()).get(path).status()).isIn(401, 302);
      assertThat(lars.get(path.replace(caseId.toString(), other.toString())).status()).as("a plan of another case").isEqualTo(404);
      assertThat(lars.get(path.replace("/1/", "/2/")).status()).isEqualTo(404);
      assertThat(lars.get(path.replace("/1/", "/-1/")).status()).isEqualTo(404);
    }
    assertThat(reads(caseId)).isEmpty();
    assertThat(reads(other)).isEmpty();
    paths.forEach(lars::file);
    assertThat(reads(caseId)).containsExactly("plan-letter lars", "plan-archive lars");
  }

  @Test
  @Rule({"R093", "R149"})
  void whileNothingMayGoToTheHomeOnlyTheArchiveHasAPrint() {
    UUID caseId = live("Siri Åsen");
    JsonNode before = document(caseId, 0);
    lars.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    Caseworker.Answer refused = lars.get(before.path("href").asText());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.detail()).contains("Ingenting skal gå til hjemmet");
    assertThat(document(caseId, 0).has("href")).as("no link").isFalse();
    assertThat(lars.file(document(caseId, 0).path("archive").asText())).isNotEmpty();
  }

  @Test
  @Rule("R149")
  void aPlanOfTenPages() throws Exception {
    UUID caseId = consented("Kjærsti Čáhppesjávri-Ødegård");
    String[] goals = IntStream.rangeClosed(1, 24).mapToObj(number -> on.goal("Mål nummer " + number + ": Kjærsti er på skolen hver dag, "
        + "gleder seg til det, og får være med på det hun liker best, også når det er vanskelig å komme seg opp", HILDE, number + 2))
        .toArray(String[]::new);
    String draft = on.draft(LARS, goals).replace("Ukentlig samtale.", ("Vi tar én ting om gangen, og begynner på nytt når noe går galt. "
        + "Skolen ringer hjem før klokka ti. ").repeat(40)).replace("Å bli rørlegger.", "Å få være i fred på bussen.\\n\\n".repeat(12));
    lars.does(caseId, "draftPlan", draft);
    unn.does(caseId, "approvePlan", on.approved("yes"));
    List<String> pages = PdfReader.pages(Printed.keepArchived("plan-ti-sider", lars.file(document(caseId, 0).path("archive").asText())));
    assertThat(pages).hasSizeGreaterThanOrEqualTo(10);
    for (int page = 1; page <= pages.size(); page++) {
      assertThat(pages.get(page - 1)).containsOnlyOnce("Side " + page + " av " + pages.size());
    }
    assertThat(String.join(" ", pages)).contains("Kjærsti Čáhppesjávri-Ødegård", "Mål nummer 24");
  }

  private UUID consented(String name) {
    UUID caseId = on.raised(lars, name, 16, "stjordal", "school:halsen", "youth");
    on.begins(caseId, "individuellPlan", "planRightFound", "stjordal", "school:halsen");
    unn.does(caseId, "offerPlan", on.answered("yes", "youth"));
    lars.does(caseId, "registerPlanConsent", on.consented("youth", OFFICE, HEALTH));
    return caseId;
  }

  private UUID live(String name) {
    UUID caseId = consented(name);
    lars.does(caseId, "draftPlan", on.draft(LARS, on.goal("Være på skolen", HILDE, 20)));
    unn.does(caseId, "approvePlan", on.approved("yes"));
    return caseId;
  }

  private JsonNode document(UUID caseId, int index) {
    return documents(caseId).get(index);
  }

  private List<JsonNode> documents(UUID caseId) {
    return StreamSupport.stream(lars.get("/api/cases/" + caseId).json().at("/coordination/letters").spliterator(), false)
        .filter(letter -> letter.path("title").asText().startsWith("Individuell plan,")).toList();
  }

  private List<String> reads(UUID caseId) {
    return jdbc.sql("SELECT what, person FROM read_log_entry WHERE case_id = :case AND what LIKE 'plan-%' ORDER BY entry").param("case", caseId)
        .query((row, n) -> row.getString("what") + " " + row.getString("person")).list();
  }
}
