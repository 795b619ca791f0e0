package no.stafettpinnen.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A test in a real browser, which is open for all its methods. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {

  /** How long a page may take on a busy machine. */
  static final int PATIENCE_MS = 60_000;

  private Playwright playwright;
  private Browser browser;

  @BeforeAll
  void openBrowser() {
    playwright = Browsers.playwright();
    browser = Browsers.launch(playwright);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
  }

  @AfterAll
  void closeBrowser() {
    playwright.close();
  }

  /** A window of somebody whose browser speaks English. */
  BrowserContext newWindow() {
    return browser.newContext(new NewContextOptions().setLocale("en-US").setTimezoneId("Europe/Oslo").setViewportSize(1400, 1000));
  }
}
