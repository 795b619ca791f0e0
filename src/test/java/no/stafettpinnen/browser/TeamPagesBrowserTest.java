package no.stafettpinnen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Year;
import java.time.ZoneId;
import no.stafettpinnen.referral.anonymity.CohortSizes;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of the teams and of the unit's children with nothing but a keyboard, and on a narrow screen. */
@StafettTest
@Order(4)
class TeamPagesBrowserTest extends InBrowser {

  private static final int MOST_STEPS = 60;

  @Autowired
  private Stage stage;
  @Autowired
  private CohortSizes sizes;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void theChildrenOfAUnitAreCountedWithTheKeyboard() {
    int year = Year.now(ZoneId.of("Europe/Oslo")).getValue();
    try (BrowserContext window = newWindow()) {
      TasklistPage arne = new TasklistPage(window, stage.base());
      arne.logIn("arne");
      Page page = arne.page();
      page.navigate(stage.base() + "/kull.html");
      Locator girls = page.getByLabel("Jenter født " + year);
      Locator boys = page.getByLabel("Gutter født " + year);
      assertThat(girls).isVisible();
      page.keyboard().press("Tab");
      assertThat(page.getByText("Hopp til innholdet")).isFocused();
      tabTo(page, girls);
      page.keyboard().type("2.5");
      tabTo(page, page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Lagre tallene for")));
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Jenter født " + year + ": skriv et helt tall");
      assertThat(girls).isFocused();
      page.keyboard().press("ControlOrMeta+a");
      page.keyboard().type("7");
      page.keyboard().press("Tab");
      assertThat(boys).isFocused();
      page.keyboard().type("9");
      Locator save = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Lagre tallene for"));
      tabTo(page, save);
      page.keyboard().press("Space");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("er lagret");
      assertThat(save).isFocused();
      arne.picture("cohorts");
      isATableOnANarrowScreen(page);
      arne.picture("cohorts-narrow");
      assertThat(sizes.of("selbu", "school:selbu")).filteredOn(one -> one.birthYear() == year)
          .containsExactly(new CohortSizes.Year(year, 7, 9));
      assertThat(arne.problems()).isEmpty();
    } finally {
      jdbc.sql("DELETE FROM cohort_size WHERE unit = 'school:selbu' AND birth_year = :year").param("year", year).update();
    }
  }

  @Test
  void theTeamsAreReadWithTheKeyboard() {
    try (BrowserContext window = newWindow()) {
      TasklistPage unni = new TasklistPage(window, stage.base());
      unni.logIn("unni");
      Page page = unni.page();
      page.navigate(stage.base() + "/team.html");
      assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("(du leder)")).first()).isVisible();
      page.keyboard().press("Tab");
      assertThat(page.getByText("Hopp til innholdet")).isFocused();
      tabTo(page, page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Oppgavelista")));
      unni.picture("teams");
      assertThat(unni.problems()).isEmpty();
    }
  }

  private static void isATableOnANarrowScreen(Page page) {
    page.setViewportSize(360, 800);
    assertThat(page.getByRole(AriaRole.TABLE).first().getByRole(AriaRole.ROWHEADER).first()).isVisible();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("nothing to the right of the screen").isLessThanOrEqualTo(360);
  }

  /** Each stop on the way can be seen to be where one is. */
  private static void tabTo(Page page, Locator target) {
    for (int step = 0; step < MOST_STEPS && !isFocused(target); step++) {
      page.keyboard().press("Tab");
      assertThat((Boolean) page.evaluate("(() => { const style = getComputedStyle(document.activeElement); "
          + "return style.outlineStyle !== 'none' || style.boxShadow !== 'none'; })()")).as("focus is seen").isTrue();
    }
    assertThat(target.first()).isFocused();
  }

  private static boolean isFocused(Locator target) {
    return (Boolean) target.first().evaluate("element => element === document.activeElement");
  }
}
