package no.stafettpinnen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import no.stafettpinnen.coordination.PlanStage;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands now of coordination on the page of a case: with a keyboard, on a narrow screen and on paper. */
@StafettTest
@Order(3)
class CoordinationBrowserTest extends InBrowser {

  private static final int MOST_STEPS = 60;

  @Autowired
  private Stage stage;
  @Autowired
  private PlanStage plans;

  @Test
  void theGroupThePlanAndWhatIsPromisedAreReadAndPrinted() {
    UUID caseId = plans.coordinated(2);
    try (BrowserContext window = newWindow()) {
      window.setDefaultTimeout(PATIENCE_MS);
      TasklistPage lars = new TasklistPage(window, stage.base());
      lars.logIn("lars");
      Page page = lars.page();
      page.navigate(stage.base() + "/sak.html?sak=" + caseId);
      for (String heading : List.of("Ansvarsgruppe", "Individuell plan", "Mål i planen", "Avtaler med tjenestene", "Brev")) {
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(heading).setExact(true))).isVisible();
      }
      assertThat(page.getByText("ivaretar funksjonen til noen er oppnevnt").first()).isVisible();
      assertThat(page.getByRole(AriaRole.LIST, new GetByRoleOptions().setName("Medlemmer"))).containsText("Hilde Prestmo, Helsestasjonen i Stjørdal");
      Locator print = page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(Pattern.compile("^Individuell plan, versjon 1, .* \\(PDF\\)$"))).first();
      page.keyboard().press("Tab");
      assertThat(page.getByText("Hopp til innholdet")).isFocused();
      tabTo(page, print);
      page.keyboard().press("Tab");
      Locator archive = page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(Pattern.compile("til arkivet \\(PDF\\)$")));
      assertThat(archive).isFocused();
      for (Locator link : List.of(print, archive)) {
        byte[] pdf = window.request().get(stage.base() + link.getAttribute("href")).body();
        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
      }
      lars.picture("coordination");
      page.setViewportSize(360, 800);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("nothing to the right of the screen").isLessThanOrEqualTo(360);
      lars.picture("coordination-narrow");
      page.setViewportSize(1000, 1400);
      page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.getByText("ivaretar funksjonen til noen er oppnevnt").first()).isVisible();
      assertThat(page.getByRole(AriaRole.BUTTON).and(page.locator(":visible"))).hasCount(0);
      lars.picture("coordination-paper");
      assertThat(lars.problems()).isEmpty();
    }
  }

  private static void tabTo(Page page, Locator target) {
    for (int step = 0; step < MOST_STEPS && !(Boolean) target.evaluate("element => element === document.activeElement"); step++) {
      page.keyboard().press("Tab");
      assertThat((String) page.evaluate("(() => { const at = document.activeElement; const style = getComputedStyle(at); "
          + "return style.outlineStyle !== 'none' || style.boxShadow !== 'none' ? '' : at.outerHTML.slice(0, 200); })()"))
          .as("focus is seen").isEmpty();
    }
    assertThat(target).isFocused();
  }
}
