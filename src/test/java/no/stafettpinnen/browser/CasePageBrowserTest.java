package no.stafettpinnen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import no.stafettpinnen.support.CaseActionOfTests;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the form of a task to something else in the same case, and from the list of one's cases to a case, in a real browser. */
@StafettTest
@Order(3)
class CasePageBrowserTest extends InBrowser {

  @Autowired
  private Stage stage;
  @Autowired
  private RepositoryService repository;

  private String deployment;

  @BeforeAll
  void open() {
    deployment = CaseActionOfTests.deploy(repository);
  }

  @AfterAll
  void close() {
    CaseActionOfTests.remove(repository, deployment);
  }

  @Test
  void anActionOfTheCaseIsBegunBesideTheFormAndNothingIsLost() {
    UUID caseId = stage.person("bente").raise("concernToAction", Forms.CONCERN);
    try (BrowserContext window = newWindow()) {
      window.setDefaultTimeout(PATIENCE_MS);
      TasklistPage bente = new TasklistPage(window, stage.base());
      List<String> refusedByPolicy = policyViolations(bente.page());
      bente.logIn("bente");
      bente.openTasklist();
      bente.openTask("Beskriv det du har sett og hørt");
      bente.write("Hva har du sett?", "Halvskrevet");
      Page page = bente.page();
      page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Prøv noe i saken")).press("Enter");

      assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Prøv noe i saken"))).isFocused();
      assertThat(page).hasURL(stage.base() + "/sak.html?sak=" + caseId);
      button(page, "Send").click();
      assertThat(bente.form().locator(".stafett-notice--danger")).isVisible();
      bente.write("Hvorfor?", "Fordi");
      page.getByText("Lagret kl.").first().waitFor();
      page.reload();
      assertThat(bente.form().getByLabel(Pattern.compile("Hvorfor?"))).hasValue("Fordi");
      bente.picture("case-action");
      button(page, "Send").click();
      assertThat(page.getByText("Sendt: Prøv noe i saken")).isVisible();
      button(page, "Tilbake til saken").click();
      assertThat(page.getByText("Fordi").first()).isVisible();
      bente.picture("case");

      bente.openTasklist();
      bente.openTask("Beskriv det du har sett og hørt");
      assertThat(bente.form().getByLabel("Hva har du sett?")).hasValue("Halvskrevet");
      assertThat(bente.problems()).isEmpty();
      assertThat(refusedByPolicy).isEmpty();
    }
  }

  @Test
  void theListLeadsToTheCase() {
    stage.person("siv").raise("concernToAction", Forms.CONCERN);
    try (BrowserContext window = newWindow()) {
      TasklistPage siv = new TasklistPage(window, stage.base());
      siv.logIn("siv");
      Page page = siv.page();
      page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Sakene mine")).click();
      page.getByLabel("Jeg har stafettpinnen").check();
      assertThat(page.getByText("Du har stafettpinnen").first()).isVisible();
      siv.picture("own-cases");
      page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(Pattern.compile("^Ola \\(sak "))).first().click();
      assertThat(page.getByText("Ola Testbarn").first()).isVisible();
      assertThat(button(page, "Prøv noe i saken")).isVisible();
      assertThat(siv.problems()).isEmpty();
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  /** What our own pages may not do by their Content Security Policy, and tried all the same. Camunda's pages are as they are shipped. */
  private List<String> policyViolations(Page page) {
    List<String> found = new ArrayList<>();
    page.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy") && page.url().contains("/sak.html")) {
        found.add(message.text());
      }
    });
    return found;
  }
}
