package no.stafettpinnen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** S03 and S05 in a real browser, through the people concerned: a suspicion from the first form, and one from the middle of level 1. */
@StafettTest
@Order(1)
class SuspicionBrowserTest extends InBrowser {

  /** Taking back a consent, or the case from a team, is something else. */
  private static final Pattern STOPPING =
      Pattern.compile("^(?!.*(samtykke|teamet)).*(stans|stopp|avbryt|avslutt|slett|trekk)", Pattern.CASE_INSENSITIVE);
  private static final String CHILD_WORDS = "Pappa klyper meg. Garderoben kl. 08.10.";
  private static final String NOT_THE_HOME = "Ta ikke kontakt med hjemmet";

  @Autowired
  private Stage stage;
  @Autowired
  private JdbcClient jdbc;

  @Test
  @Rule({"R093", "R101"})
  void s03BruisesGoToBarnevernAndTheAnswerComesBack() {
    String child = "Blåmerke " + UUID.randomUUID();
    UUID caseId;
    String answer = "Vi har åpnet undersøkelse " + UUID.randomUUID();
    try (BrowserContext window = newWindow()) {
      TasklistPage kari = logsIn(window, "kari");
      caseId = raises(kari, child);
      assertThat(stage.openTasks(caseId)).as("nothing of the guide").containsExactly("reportToPolice", "writeReport");
      steinIsToldAndCannotStopIt(caseId, child);
      kari.openTask("Skriv bekymringsmeldingen");
      assertThat(field(kari, "Barnet")).hasValue(child);
      assertThat(kari.form().getByText(NOT_THE_HOME).first()).isVisible();
      writes(kari);
      kari.openTask("Varsle politiet");
      tellsPolice(kari);
      assertThat(kari.problems()).isEmpty();
    }
    stage.runDueJobs();
    idaReceivesAndAnswers(caseId, child, answer);
    try (BrowserContext window = newWindow()) {
      TasklistPage kari = logsIn(window, "kari");
      Page page = kari.page();
      page.navigate(stage.base() + "/beskjeder");
      assertThat(page.getByText("Barnevernet har svart på meldingen i sak " + reference(caseId)).first()).isVisible();
      page.navigate(stage.base() + "/sak.html?sak=" + caseId);
      assertThat(page.getByText(answer).first()).isVisible();
      kari.picture("s03-answer");
      assertThat(kari.problems()).isEmpty();
    }
  }

  @Test
  @Rule({"R093", "R101"})
  void s05TheChildTellsDuringLevelOne() {
    String child = "Frosta " + UUID.randomUUID();
    String words = "Han slår meg når mamma er på jobb " + UUID.randomUUID();
    UUID caseId = atLevelOneWithTheHomeInvited(child);
    try (BrowserContext window = newWindow()) {
      TasklistPage frida = logsIn(window, "frida");
      Page page = frida.page();
      frida.openTasklist();
      frida.openTask("Gjennomfør tiltaket");
      assertThat(field(frida, "Barnet")).hasValue(Pattern.compile("^" + child));
      frida.picture("s05-carry-out");
      page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Meld mistanke om vold, overgrep eller fare")).click();

      assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Meld mistanke om vold, overgrep eller fare"))).isFocused();
      tells(frida, words);
      frida.picture("s05-suspicion");
      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Send").setExact(true)).click();
      assertThat(page.getByText("Sendt: Meld mistanke om vold, overgrep eller fare")).isVisible();
      frida.picture("s05-receipt");
      page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Gå til oppgavelista")).click();

      frida.openTask("Skriv bekymringsmeldingen");
      assertThat(field(frida, "Barnet")).hasValue(Pattern.compile("^" + child));
      assertThat(frida.form().locator(".stafett-notice").getByText(NOT_THE_HOME)).isVisible();
      frida.form().getByText("Stafettloggen").first().click();
      for (String part : List.of(words, "kl. 09.40", "Grupperommet", "Språklek hver dag", "Gjennomfør tiltaket")) {
        assertThat(frida.form().locator(".stafett-log").getByText(part).first()).isVisible();
      }
      frida.picture("s05-report-with-log");
      assertThat(frida.problems()).isEmpty();
    }
    assertThat(stage.openTasks(caseId)).as("and not the ordinary one").contains("writeReport").doesNotContain("carryOutMeasure");
    assertThat(homeStates(caseId)).containsExactly("WITHDRAWN");
  }

  private UUID raises(TasklistPage kari, String child) {
    kari.startConcern();
    kari.choose("Tror du at barnet", "Ja, vold");
    kari.choose("Er barnet i akutt fare nå?", "Nei");
    assertThat(kari.form().getByText(NOT_THE_HOME).first()).isVisible();
    kari.write("Barnets navn", child);
    kari.date("Fødselsdato", today().minusYears(4));
    kari.write("Hva er du bekymret for?", "Blåmerker på begge overarmene");
    kari.picture("s03-start-form");
    Response started = kari.page().waitForResponse(response -> response.url().endsWith("/api/forms/start/concernToAction")
        && "POST".equals(response.request().method()), kari::start);
    try {
      return UUID.fromString(new ObjectMapper().readTree(started.text()).path("caseId").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void writes(TasklistPage kari) {
    kari.choose("Har du drøftet saken med barnevernet?", "Nei");
    kari.form().getByLabel(Pattern.compile("^a\\) mishandling")).check();
    kari.write("Hva har du sett og hørt?", "Blåmerker på begge overarmene mandag i garderoben");
    kari.write("Barnets egne ord", CHILD_WORDS);
    kari.choose("Hvordan sendes meldingen?", "Stafettpinnen sender meldingen til barnevernet");
    kari.picture("s03-report");
    completes(kari);
  }

  private void tellsPolice(TasklistPage kari) {
    kari.choose("Har du varslet politiet?", "Ja");
    kari.write("Hvem snakket du med?", "Operasjonssentralen");
    kari.date("Når?", today());
    completes(kari);
  }

  /** Waits for the server's answer: what comes next is somebody else's. */
  private static void completes(TasklistPage person) {
    Response answer = person.page().waitForResponse(response -> response.url().endsWith("/complete"), person::complete);
    assertThat(answer.status()).isEqualTo(200);
  }

  private void steinIsToldAndCannotStopIt(UUID caseId, String child) {
    try (BrowserContext window = newWindow()) {
      TasklistPage stein = logsIn(window, "stein");
      Page page = stein.page();
      page.navigate(stage.base() + "/beskjeder");
      // Other tests leave messages from later days, which stand before this one.
      assertThat(stage.messages("stein", caseId)).anyMatch(text -> text.contains("melder en mistanke i sak " + reference(caseId)));
      assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
      stein.picture("s03-leader-told");
      page.navigate(stage.base() + "/sak.html?sak=" + caseId);
      assertThat(page.getByText(child).first()).isVisible();
      assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Meld mistanke om vold, overgrep eller fare"))).isVisible();
      assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(STOPPING))).hasCount(0);
      stein.picture("s03-leader-case");
      opens(stein, "stein", caseId, "writeReport");
      assertThat(stein.form().getByText("Oppgaven er hos Kari Fossli.")).isVisible();
      assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Fullfør").setExact(true))).isDisabled();
      assertThat(stein.form().locator("input, textarea, select")).hasCount(0);
      assertThat(page.locator(".meta.actors .assignee")).containsText("Kari Fossli");
      assertThat(page.locator(".meta.actors .groups")).containsText("Fosslia barnehage");
      assertThat(page.locator(".reset-assignee")).hasCount(0);
      assertThat(stage.person("kari").task(caseId, "writeReport")).isPresent();
      stein.picture("s03-leader-task");
      assertThat(stein.problems()).isEmpty();
    }
  }

  private void idaReceivesAndAnswers(UUID caseId, String child, String answer) {
    try (BrowserContext window = newWindow()) {
      TasklistPage ida = logsIn(window, "ida");
      takes(ida, "ida", caseId, "receiptReport");
      assertThat(field(ida, "Barnet")).hasValue(child);
      assertThat(field(ida, "Barnets egne ord")).hasValue(CHILD_WORDS);
      assertThat(ida.form().getByText("Stafettloggen")).hasCount(0);
      assertThat(ida.form().getByText("Mer i saken")).hasCount(0);
      ida.form().getByLabel(Pattern.compile("^Jeg bekrefter at barnevernet har mottatt meldingen")).check();
      ida.picture("s03-receipt");
      completes(ida);

      takes(ida, "ida", caseId, "reviewReport");
      ida.choose("Hva er bestemt?", "Det er åpnet undersøkelse");
      ida.write("Hvem har gått gjennom meldingen?", "Ida Sørum");
      ida.picture("s03-review");
      completes(ida);

      takes(ida, "ida", caseId, "giveFeedback");
      ida.write("Tilbakemelding til melderen", answer);
      ida.picture("s03-feedback");
      completes(ida);
      ida.page().navigate(stage.base() + "/sak.html?sak=" + caseId);
      assertThat(ida.page().getByText("Du har ikke tilgang til stafettloggen i denne saken.")).isVisible();
      assertThat(ida.problems()).isEmpty();
    }
  }

  private void takes(TasklistPage person, String id, UUID caseId, String key) {
    opens(person, id, caseId, key);
    person.claim();
    assertThat(person.form().locator(".fjs-form-field").first()).isVisible();
  }

  /** As the link of a message does. */
  private void opens(TasklistPage person, String id, UUID caseId, String key) {
    String task = stage.person(id).tasks(caseId).stream().filter(found -> key.equals(found.path("taskDefinitionKey").asText())).findFirst()
        .orElseThrow().path("id").asText();
    person.page().navigate("about:blank");
    person.page().navigate(stage.base() + "/camunda/app/tasklist/default/#/?task=" + task);
    assertThat(person.form()).isVisible();
  }

  private UUID atLevelOneWithTheHomeInvited(String child) {
    Caseworker frida = stage.person("frida");
    UUID caseId = frida.raise("concernToAction", Forms.CONCERN.replace("Ola Testbarn", child).replace("2023-02-01", today().minusYears(11).toString())
        .replace("\"concern\"", "\"start\": {\"unit\": \"frosta/school:frosta\"}, \"concern\""));
    Forms.clarifies(frida, caseId, "ownService", today());
    frida.does(caseId, "planMeasures", Forms.plan(today().plusWeeks(6), "school:frosta/frida").replaceFirst("\\{", """
        {"meeting": {"agreed": "yes", "time": "14.30", "place": "school:frosta", "inviteHome": "yes", "homeAddresses": "foresatt.%s@example.com"},"""
        .formatted(caseId)));
    assertThat(stage.openTasks(caseId)).containsExactly("carryOutMeasure");
    assertThat(homeStates(caseId)).containsExactly("PLANNED");
    return caseId;
  }

  private void tells(TasklistPage frida, String words) {
    frida.choose("Hva tror du at barnet utsettes for?", "Vold");
    frida.choose("Er barnet i akutt fare nå?", "Nei");
    frida.write("Hva har du sett eller hørt?", "Barnet gråt og ville ikke hjem");
    frida.choose("Har barnet fortalt noe?", "Ja");
    frida.write("Hva sa barnet? Skriv barnets egne ord.", words);
    frida.date("Hvilken dag sa barnet det?", today());
    frida.write("Når på dagen?", "kl. 09.40");
    frida.write("Hvor?", "Grupperommet");
    frida.write("Hvem var til stede, og hva spurte du om?", "Bare jeg. Jeg spurte hva som hadde hendt.");
  }

  private TasklistPage logsIn(BrowserContext window, String person) {
    window.setDefaultTimeout(PATIENCE_MS);
    TasklistPage page = new TasklistPage(window, stage.base());
    page.logIn(person);
    return page;
  }

  private static Locator field(TasklistPage person, String label) {
    return person.form().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private List<String> homeStates(UUID caseId) {
    return jdbc.sql("SELECT state FROM home_message WHERE case_id = :case").param("case", caseId).query(String.class).list();
  }

  private static String reference(UUID caseId) {
    return caseId.toString().substring(0, 6).toUpperCase();
  }

  private LocalDate today() {
    return stage.now().atZone(ZoneId.of("Europe/Oslo")).toLocalDate();
  }
}
