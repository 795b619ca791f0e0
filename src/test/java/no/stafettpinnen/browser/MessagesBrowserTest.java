package no.stafettpinnen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.UUID;
import java.util.stream.IntStream;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of messages in a real browser, with the keyboard alone. */
@StafettTest
class MessagesBrowserTest extends InBrowser {

  @Autowired
  private Stage stage;
  @Autowired
  private Inbox inbox;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void readOneReadAllAndChoose() {
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    jdbc.sql("DELETE FROM message WHERE recipient = 'bente'").update();
    try (BrowserContext window = newWindow()) {
      TasklistPage bente = new TasklistPage(window, stage.base());
      Page page = bente.page();
      page.navigate(stage.base() + "/beskjeder");
      page.getByLabel("Brukernavn").fill("bente");
      page.getByLabel("Passord").fill("stafett");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Logg inn").setExact(true)).click();
      assertThat(page.getByText("Du har ingen beskjeder.")).isVisible();
      bente.picture("no-messages");

      IntStream.range(0, 25).forEach(number -> inbox.write(new Inbox.Event(caseId, "browser:" + number, Inbox.Kind.TASK_GIVEN,
          Date.from(stage.now()), "task-" + number, "Hør barnet"), "bente"));
      page.navigate(stage.base() + "/");
      Locator all = page.getByText("Alle beskjeder (25 uleste)");
      assertThat(all).isVisible();
      bente.picture("landing-with-messages");
      all.focus();
      page.keyboard().press("Enter");
      assertThat(page.getByText("Du har 25 uleste beskjeder.")).isVisible();
      assertThat(page.locator("#messages li")).hasCount(20);
      bente.picture("messages");

      page.locator("#messages li button").first().focus();
      page.keyboard().press("Enter");
      assertThat(page.getByText("Du har 24 uleste beskjeder.")).isVisible();
      assertThat(page.locator("#messages li.unread")).hasCount(19);
      assertThat(page.locator("#messages li").first()).isFocused();
      page.locator("#more").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("#messages li")).hasCount(25);
      assertThat(page.locator("#more")).isHidden();
      assertThat(page.locator("#messages li").nth(20)).isFocused();

      page.locator("#read-all").focus();
      page.keyboard().press("Enter");
      assertThat(page.getByText("Du har lest alle beskjedene.")).isVisible();
      assertThat(page.locator("#messages li.unread")).hasCount(0);
      assertThat(page.locator("#read-all")).isHidden();

      page.locator("#at-once").focus();
      page.keyboard().press("ArrowDown");
      assertThat(page.getByText("Valget er lagret.")).isVisible();
      page.reload();
      assertThat(page.locator("#daily")).isChecked();
      bente.picture("all-read");

      window.setOffline(true);
      page.locator("#daily").focus();
      page.keyboard().press("ArrowDown");
      assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Får ikke kontakt med Stafettpinnen");
      bente.picture("no-connection");
      window.setOffline(false);
      page.locator("#never").focus();
      page.locator("#at-once").check();
      assertThat(page.getByText("Valget er lagret.")).isVisible();
      assertThat(bente.problems()).isEmpty();
    }
  }

  @Test
  void aLeaderEntersThatSomebodyIsAwayAndThatTheyAreBack() {
    LocalDate today = stage.now().atZone(ZoneId.of("Europe/Oslo")).toLocalDate();
    try (BrowserContext window = newWindow()) {
      TasklistPage randi = new TasklistPage(window, stage.base());
      Page page = randi.page();
      page.navigate(stage.base() + "/beskjeder");
      page.getByLabel("Brukernavn").fill("randi");
      page.getByLabel("Passord").fill("stafett");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Logg inn").setExact(true)).click();
      assertThat(page.getByLabel("Hvem er borte?")).hasValue("randi");
      page.getByLabel("Hvem er borte?").selectOption("lars");
      page.getByLabel("Første dag borte").fill(today.plusDays(2).toString());
      page.getByLabel("Siste dag borte").fill(today.plusDays(1).toString());
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lagre fravær")).click();
      assertThat(page.locator("#absence-problem")).containsText("Siste dag borte kan ikke være");
      assertThat(page.getByLabel("Hvem er borte?")).hasValue("lars");
      page.getByLabel("Siste dag borte").fill(today.plusDays(3).toString());
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lagre fravær")).click();
      assertThat(page.getByText("Fraværet er lagret.")).isVisible();
      assertThat(page.locator("#absences")).containsText("Lars Hegge er borte fra");
      randi.picture("absence");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tilbake på jobb: Lars Hegge")).focus();
      page.keyboard().press("Enter");
      assertThat(page.getByText("Fraværet er avsluttet.")).isVisible();
      assertThat(page.locator("#absences li")).hasCount(0);
      assertThat(randi.problems()).isEmpty();
    }
  }
}
