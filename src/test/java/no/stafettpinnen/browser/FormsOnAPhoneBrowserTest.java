package no.stafettpinnen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every form as a narrow phone shows it: nothing stands outside the screen, also where a choice has a long name. */
@StafettTest
class FormsOnAPhoneBrowserTest extends InBrowser {

  private static final int PHONE = 360;
  private static final String LONG_CHOICE = "Gunnhild Ystgård (Forvaltningskontoret for Meråker og Stjørdal)";

  @Autowired
  private Stage stage;
  @Autowired
  private ObjectMapper json;

  @Test
  void noFormIsWiderThanAPhone() throws IOException {
    Map<String, Integer> tooWide = new TreeMap<>();
    try (BrowserContext window = newWindow(); Stream<Path> files = Files.list(Path.of("forms"))) {
      window.setDefaultTimeout(PATIENCE_MS);
      TasklistPage person = new TasklistPage(window, stage.base());
      person.logIn("siv");
      Page page = person.page();
      page.setViewportSize(PHONE, 800);
      List<Path> forms = files.sorted().toList();
      assertThat(forms).isNotEmpty();
      for (Path form : forms) {
        show(page, json.readTree(form.toFile()));
        int beyond = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (beyond > 0) {
          tooWide.put(form.getFileName().toString(), beyond);
        }
      }
    }
    assertThat(tooWide).as("pixels outside the screen").isEmpty();
  }

  /** The page of a case with this form in it, as if it were what is begun there. */
  private void show(Page page, JsonNode schema) {
    ObjectNode form = json.createObjectNode().put("title", schema.path("id").asText()).put("caseId", UUID.randomUUID().toString())
        .put("editable", true).put("opening", UUID.randomUUID().toString());
    form.set("schema", schema);
    form.set("data", choices(schema.path("components"), json.createObjectNode()));
    page.unrouteAll();
    page.route("**/api/forms/cases/**", route -> route.fulfill(new FulfillOptions().setContentType("application/json").setBody(form.toString())));
    page.navigate("about:blank");
    page.navigate(stage.base() + "/sak.html?sak=" + UUID.randomUUID() + "#" + schema.path("id").asText());
    assertThat(page.locator(".fjs-form-field").first()).isVisible();
  }

  private ObjectNode choices(JsonNode components, ObjectNode data) {
    for (JsonNode component : components) {
      if (component.has("valuesKey")) {
        data.putArray(component.path("valuesKey").asText()).addObject().put("label", LONG_CHOICE).put("value", "one");
      }
      choices(component.path("components"), data);
    }
    return data;
  }
}
