package no.stafettpinnen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S01 in a real browser, through Tasklist: from the landing page to the closed case, and what the browser got and kept meanwhile. */
@StafettTest
@Order(2)
class LanguageInTheKindergartenBrowserTest extends InBrowser {

  private static final String MARKER = "Hemmelig" + UUID.randomUUID();

  @Autowired
  private Stage stage;
  @Autowired
  private HistoryService history;

  @Test
  @Rule({"R081", "R089", "R098", "R105"})
  void fromFirstWorryToClosedCase() {
    try (BrowserContext window = newWindow()) {
      TasklistPage kari = new TasklistPage(window, stage.base());
      List<String> undeclared = new ArrayList<>();
      kari.page().onResponse(response -> undeclared.addAll(undeclaredFields(response)));
      kari.logIn("kari");
      kari.picture("landing");

      kari.startConcern();
      kari.choose("Tror du at barnet", "Nei");
      kari.choose("Er barnet i akutt fare nå?", "Nei");
      kari.write("Barnets navn", "Ola " + MARKER);
      kari.date("Fødselsdato", LocalDate.now().minusYears(3));
      kari.write("Hva er du bekymret for?", "Barnet sier få ord. " + MARKER);
      kari.picture("report-concern");
      kari.start();

      kari.openTask("Beskriv det du har sett og hørt");
      kari.write("Hva har du sett?", "Peker i stedet for å snakke. " + MARKER);
      kari.write("Hvor lenge har det vart?", "Siden august");
      kari.picture("describe");
      nothingIsKeptIn(kari);
      kari.complete();

      kari.openTask("Drøft med leder eller kollega");
      kari.choose("Hvem drøftet du med?", "Leder");
      kari.date("Når?", LocalDate.now());
      kari.write("Hva kom dere fram til?", "Vi er enige. " + MARKER);
      kari.complete();

      kari.openTask("Hør barnet");
      hearChild(kari);
      kari.choose("Tror du nå at barnet", "Nei");
      kari.choose("Er barnet i akutt fare nå?", "Nei");
      kari.complete();

      kari.openTask("Informer hjemmet");
      kari.choose("Er hjemmet informert?", "Ja");
      kari.date("Når?", LocalDate.now());
      kari.write("Hva sa de foresatte?", "De ser det samme. " + MARKER);
      kari.complete();

      kari.openTask("Bestem veien videre");
      kari.choose("Hva bestemmer dere?", "Vi setter inn tiltak selv (nivå 1)");
      kari.write("Hvorfor?", "Vi kan språklek. " + MARKER);
      kari.complete();

      kari.openTask("Planlegg tiltak");
      hearChild(kari);
      kari.write("Mål", "Bruker setninger " + MARKER);
      kari.write("Tiltak", "Språklek hver dag");
      kari.write("Hvor", "Avdelingen");
      kari.pick("Ansvarlig", "Kari Fossli");
      kari.date("Evalueres", LocalDate.now().plusWeeks(6));
      kari.picture("plan-measures");
      kari.complete();

      kari.openTask("Gjennomfør tiltaket");
      kari.picture("carry-out");
      kari.choose("Er tiltaket gjennomført?", "Ja");
      kari.write("Hvordan gikk det?", "Fint. " + MARKER);
      kari.complete();

      kari.openTask("Hør barnet før evalueringen");
      hearChild(kari);
      kari.complete();

      kari.openTask("Evaluer innsatsen");
      fourQuestions(kari, List.of("Hva fungerer?", "Hvem deltar?", "Hva fortsetter dere med?", "Hva avslutter dere?"));
      kari.choose("Hvordan har det virket?", "Målet er nådd");
      kari.choose("Er dere bekymret for omsorgen", "Nei");
      kari.picture("evaluate");
      kari.complete();

      kari.openTask("Bestem neste steg");
      kari.pick("Hva bestemmer dere?", "avslutt saken");
      kari.write("Hvorfor?", "Målet er nådd. " + MARKER);
      kari.picture("next-step");
      kari.complete();

      kari.openTask("Skriv sluttevaluering");
      fourQuestions(kari, List.of("Hva fungerte?", "Hvem deltok?", "Hva fortsetter uten at det er en sak?", "Hva er avsluttet?"));
      kari.write("Hvorfor avsluttes saken?", "Ola snakker i setninger.");
      kari.choose("Er barnet og hjemmet informert", "Ja");
      kari.page().getByText("Stafettloggen").first().click();
      PlaywrightAssertions.assertThat(kari.form().getByText("Meld bekymring").first()).isVisible();
      kari.picture("final-with-log");
      nothingIsKeptIn(kari);
      kari.complete();
      kari.page().waitForTimeout(1500);
      kari.picture("closed");

      assertThat(kari.problems()).isEmpty();
      assertThat(undeclared).as("fields that a form did not declare, sent to the browser").isEmpty();
      assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("concernToAction").finished().list())
          .as("the case is closed").isNotEmpty();
      nothingIsKeptIn(kari);
    }
  }

  @Test
  void closingTheBrowserLosesNothing() {
    UUID caseId = stage.person("anne").raise("concernToAction", Forms.CONCERN);
    try (BrowserContext window = newWindow()) {
      TasklistPage anne = new TasklistPage(window, stage.base());
      anne.logIn("anne");
      anne.openTasklist();
      anne.openTask("Beskriv det du har sett og hørt");
      anne.write("Hva har du sett?", "Halvskrevet om barnet");
      anne.page().getByText("Lagret kl.").first().waitFor();
    }
    try (BrowserContext window = newWindow()) {
      TasklistPage anne = new TasklistPage(window, stage.base());
      anne.logIn("anne");
      anne.openTasklist();
      anne.openTask("Beskriv det du har sett og hørt");
      PlaywrightAssertions.assertThat(anne.form().getByLabel("Hva har du sett?")).hasValue("Halvskrevet om barnet");
      anne.complete();
      PlaywrightAssertions.assertThat(anne.form().locator(".stafett-notice--danger")).isVisible();
      anne.picture("missing-answers");
      assertThat(stage.openTasks(caseId)).containsExactly("describeConcern");
      nothingIsKeptIn(anne);
    }
  }

  private void hearChild(TasklistPage person) {
    person.choose("Er barnet hørt?", "Ja");
    person.write("Hvordan ble barnet hørt?", "Lek");
    person.write("Hva sa eller viste barnet?", "Vil leke butikk. " + MARKER);
    person.write("Hva er best for barnet?", "Mer språklek. " + MARKER);
  }

  private void fourQuestions(TasklistPage person, List<String> questions) {
    questions.forEach(question -> person.write(question, "Svar. " + MARKER));
  }

  private void nothingIsKeptIn(TasklistPage person) {
    Object kept = person.page().evaluate("""
        async () => JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage}) + document.cookie + location.href
          + JSON.stringify(await indexedDB.databases()) + JSON.stringify(await caches.keys())""");
    assertThat(kept.toString()).doesNotContain(MARKER).doesNotContain("camForm").doesNotContain("Halvskrevet");
  }

  /** Every form that is loaded: the paths in its data must be fields of its schema; elsewhere no narrative may come at all. */
  private static List<String> undeclaredFields(Response response) {
    boolean isForm = response.url().contains("/api/forms/") && "GET".equals(response.request().method());
    boolean isLog = response.url().contains("/api/cases/");
    List<String> found = new ArrayList<>();
    if (response.url().contains("/api/") && !isForm && !isLog && body(response).contains(MARKER)) {
      found.add("narrative in " + response.url());
    }
    if (isForm && response.status() == 200) {
      JsonNode form = json(body(response));
      Set<String> declared = new HashSet<>();
      declaredPaths(form.path("schema").path("components"), "", declared);
      walk(form.path("data"), "", (path, value) -> {
        if (declared.stream().noneMatch(known -> path.equals(known) || path.startsWith(known + "[") || path.startsWith(known + "."))) {
          found.add(path + " in " + response.url());
        }
      });
    }
    return found;
  }

  private static void declaredPaths(JsonNode components, String prefix, Set<String> paths) {
    components.forEach(component -> {
      String own = component.hasNonNull("key") ? component.path("key").asText() : component.path("path").asText("");
      String path = prefix + own;
      if (component.hasNonNull("valuesKey")) {
        paths.add(component.path("valuesKey").asText());
      }
      if (!component.has("components") && !own.isEmpty()) {
        paths.add(path);
      }
      declaredPaths(component.path("components"), own.isEmpty() ? prefix : path + (component.path("type").asText().equals("dynamiclist") ? "[]." : "."), paths);
    });
  }

  private static void walk(JsonNode node, String path, BiConsumer<String, JsonNode> leaf) {
    if (node.isObject()) {
      node.fields().forEachRemaining(field -> walk(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), leaf));
    } else if (node.isArray()) {
      node.forEach(item -> walk(item, path + "[]", leaf));
    } else {
      leaf.accept(path, node);
    }
  }

  private static String body(Response response) {
    try {
      return response.text();
    } catch (RuntimeException gone) {
      return "";
    }
  }

  private static JsonNode json(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
