package no.stafettpinnen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator.GetByLabelOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A doctor without an account reports a need on the open page, in a real browser. */
@StafettTest
class NeedFromOutsideBrowserTest extends InBrowser {

  @Autowired
  private Stage stage;
  @Autowired
  private JdbcClient jdbc;

  @Test
  @Rule("R141")
  void aDoctorReportsWithoutAnAccount() {
    try (BrowserContext window = newWindow()) {
      window.setDefaultTimeout(PATIENCE_MS);
      Page page = window.newPage();
      List<String> problems = new ArrayList<>();
      page.onPageError(problems::add);
      page.onConsoleMessage(message -> {
        if ("error".equals(message.type()) && message.text().contains("Content Security Policy")) {
          problems.add(message.text());
        }
      });
      page.navigate(stage.base() + "/");
      page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("For fastleger og sykehus")).click();
      page.getByLabel("Navnet ditt").fill("Dr. Berg");
      picture(page, "need-from-outside");

      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Send til kommunen")).click();
      assertThat(page.getByText(Pattern.compile("Det er \\d+ ting som må rettes i skjemaet."))).isVisible();
      assertThat(page.getByLabel("Hvilken kommune bor familien i?")).isFocused();
      assertThat(page.getByLabel("Navnet ditt")).hasValue("Dr. Berg");
      picture(page, "need-from-outside-mistakes");

      page.getByLabel("Hvilken kommune bor familien i?").selectOption("Melhus");
      page.getByLabel("Hvem er du?").selectOption("Fastlege");
      page.getByLabel("Arbeidsstedet ditt").fill("Legesenteret");
      page.getByLabel("Telefonnummer der kommunen kan nå deg").fill("70000000");
      page.getByLabel(Pattern.compile("har sagt ja til at jeg melder dette")).check();
      page.getByLabel("Barnets navn").fill("Ventet barn, mor Kari Moen");
      page.getByLabel("Fødselsdato").fill(LocalDate.now().plusMonths(3).toString());
      page.getByLabel("Hvordan kan kommunen nå familien?").fill("Tlf. 90000000");
      page.getByLabel("Hva trenger barnet og familien hjelp til?").fill("Fysioterapi og avlastning.");
      page.getByLabel("Helsestasjon").check();
      page.getByLabel("Avlastning eller omsorgsbolig").check();
      answer(page, "Hvor lenge vil behovet vare?", "Lenge, et år eller mer");
      answer(page, "Har barnet alvorlig sykdom", "Ja");
      answer(page, "Ber familien om barnekoordinator?", "Ja");
      page.getByLabel("Hva ønsker barnet og familien selv?").fill("Én å ringe til.");
      assertThat(page.getByLabel("Hvilket språk?")).isHidden();
      page.getByLabel("Familien trenger tolk").check();
      page.getByLabel("Hvilket språk?").fill("Tigrinja");
      page.getByLabel("Hvorfor trenger familien flere tjenester som samarbeider nå?").fill("Alvorlig hjertefeil.");
      answer(page, "Har du snakket med barnet om dette?", "Nei");
      assertThat(page.getByLabel("Hva sa eller viste barnet?")).isHidden();
      page.getByLabel("Hvorfor er barnet ikke hørt?").fill("Barnet er ikke født.");
      page.getByLabel("Hva er best for barnet?").fill("At noen holder trådene.");
      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Send til kommunen")).click();

      assertThat(page.getByText("Meldingen er mottatt. Referanse:")).isVisible();
      picture(page, "need-from-outside-receipt");
      String reference = page.locator(".receipt strong").textContent();
      assertThat(jdbc.sql("""
              SELECT c.baton_holder FROM need_from_outside n JOIN case_file c ON c.id = n.case_id WHERE n.reference = :reference""")
          .param("reference", reference).query(String.class).single()).isEqualTo("terje");
      assertThat((Object) page.evaluate("localStorage.length + sessionStorage.length")).as("nothing is kept in the browser").isEqualTo(0);
      assertThat(problems).isEmpty();
    }
  }

  private static void answer(Page page, String question, String answer) {
    page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName(question)).getByLabel(answer, new GetByLabelOptions().setExact(true)).check();
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screens", name + ".png")));
  }
}
