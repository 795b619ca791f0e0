package no.stafettpinnen.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium or Chrome: the installed one, else Playwright's own. */
final class Browsers {

  private static final List<String> INSTALLED = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe");
  private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--no-first-run");

  private Browsers() {
  }

  static Playwright playwright() {
    return installed().isPresent()
        ? Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
        : create();
  }

  static Browser launch(Playwright playwright) {
    LaunchOptions options = new LaunchOptions().setArgs(QUIET);
    installed().ifPresent(options::setExecutablePath);
    return playwright.chromium().launch(options);
  }

  private static Playwright create() {
    try {
      return Playwright.create();
    } catch (PlaywrightException none) {
      throw new IllegalStateException("The browser tests need Chromium or Chrome: install the package chromium "
          + "(Debian: apt-get install chromium) or Google Chrome.");
    }
  }

  private static Optional<Path> installed() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROME_BIN")), INSTALLED.stream()).map(Path::of)
        .filter(Files::isExecutable).findFirst();
  }
}
