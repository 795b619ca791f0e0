package no.stafettpinnen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import no.stafettpinnen.support.Caseworker;

/** Tasklist as a person sees it: what they click and write, by the words on the screen. */
class TasklistPage {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.uuuu");
  private static final int CLICKS = 6;
  private static final int CLICK_MS = 5_000;
  private static final Path PICTURES = Path.of("target/screens");

  private final Page page;
  private final String base;
  private final List<String> problems = new ArrayList<>();
  private int pictures;

  TasklistPage(BrowserContext browser, String base) {
    this.base = base;
    this.page = browser.newPage();
    page.onPageError(error -> problems.add("page error: " + error));
    page.onResponse(response -> {
      if (response.status() >= 500) {
        problems.add(response.status() + " " + response.url());
      }
    });
  }

  Page page() {
    return page;
  }

  /** Errors that a person would not see but a developer must. */
  List<String> problems() {
    return problems;
  }

  void logIn(String person) {
    page.navigate(base + "/");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Logg inn")).first().click();
    page.getByLabel("Brukernavn").fill(person);
    page.getByLabel("Passord").fill("stafett");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Logg inn").setExact(true)).click();
    assertThat(page.getByText("Hei, ")).isVisible();
  }

  void openTasklist() {
    page.navigate(base + "/camunda/app/tasklist/default/");
  }

  void startConcern() {
    startOf("concernToAction", "Meld bekymring");
  }

  /** Opens the form of a new case from the landing page. */
  void startOf(String process, String heading) {
    page.navigate(base + "/");
    page.locator("a[href*='processStart=" + process + "']").first().click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading).setExact(true))).isVisible();
  }

  void openTask(String name) {
    Locator card = page.locator("[cam-tasks] li, .tasks-list li").getByText(name, new Locator.GetByTextOptions().setExact(true)).first();
    Locator heading = page.locator(".task-card h2, .task-card .name, .task-card header").getByText(name).first();
    // A click just when Tasklist draws its list anew opens nothing; a person clicks again.
    for (int click = 0; click < CLICKS && !heading.isVisible(); click++) {
      card.click();
      try {
        heading.waitFor(new Locator.WaitForOptions().setTimeout(CLICK_MS));
      } catch (TimeoutError again) {
        continue;
      }
    }
    assertThat(heading).isVisible();
    assertThat(form().locator(".fjs-form-field").first()).isVisible();
  }

  void claim() {
    page.getByText("Ta oppgaven", new Page.GetByTextOptions().setExact(true)).click();
  }

  void write(String label, String text) {
    Locator field = field(label);
    field.fill(text);
  }

  void date(String label, LocalDate date) {
    Locator field = field(label);
    field.fill(date.format(DATE));
    field.press("Tab");
  }

  void choose(String question, String answer) {
    form().getByRole(AriaRole.RADIOGROUP, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + escaped(question))))
        .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true)).first().check();
  }

  /** Ticks a box by its words. */
  void check(String label) {
    form().getByLabel(Pattern.compile("^" + escaped(label))).last().check();
  }

  void pick(String label, String option) {
    Locator field = field(label);
    String value = field.locator("option").filter(new Locator.FilterOptions().setHasText(option)).first().getAttribute("value");
    field.selectOption(value);
  }

  /** Opens a task as the link of a message does. */
  void openTaskById(String id) {
    page.navigate("about:blank");
    page.navigate(base + "/camunda/app/tasklist/default/#/?task=" + id);
    assertThat(form().locator(".fjs-form-field").first()).isVisible();
  }

  /** Opens a task of the list that the person's own requests see, and takes it where nobody has it. */
  void takeTask(JsonNode task) {
    openTaskById(task.path("id").asText());
    if (task.path("assignee").isNull()) {
      claim();
    }
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fullfør").setExact(true))).isEnabled();
  }

  /** Sends the form that begins a case, and waits for the server's answer: the case that it opened. */
  UUID startCase() {
    Response answer = page.waitForResponse(response -> response.url().contains("/api/forms/start/")
        && "POST".equals(response.request().method()), this::start);
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return UUID.fromString(Caseworker.parse(answer.request().postData()).path("caseId").asText());
  }

  /** Completes the open task and is refused, with these words on the screen. */
  void isRefused(String words) {
    complete();
    assertThat(form().locator(".stafett-notice--danger").filter(new Locator.FilterOptions().setHasText(words))).isVisible();
  }

  /** Begins something on the page of a case. */
  void begin(String action, UUID caseId) {
    openCase(caseId);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(action).setExact(true)).click();
    assertThat(form().locator(".fjs-form-field").first()).isVisible();
  }

  void openCase(UUID caseId) {
    page.navigate("about:blank");
    page.navigate(base + "/sak.html?sak=" + caseId);
  }

  /** Sends what was begun, and waits for the receipt. */
  void send() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send").setExact(true)).click();
    assertThat(page.getByText(Pattern.compile("^Sendt: "))).isVisible();
  }

  /** Completes the open task, and waits for the server's answer: what comes next may be somebody else's. */
  void completeAndWait() {
    Response answer = page.waitForResponse(response -> response.url().endsWith("/complete"), this::complete);
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
  }

  void complete() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fullfør").setExact(true)).click();
  }

  void start() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start").setExact(true)).click();
  }

  Locator form() {
    return page.locator(".stafett").last();
  }

  void picture(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("%02d-%s.png".formatted(++pictures, name))).setFullPage(true));
  }

  /** For the browser's regular expressions, which do not know Java's quoting. */
  private static String escaped(String text) {
    return text.replaceAll("([.?*+()|\\[\\]{}^$\\\\])", "\\\\$1");
  }

  private Locator field(String label) {
    return form().getByLabel(Pattern.compile("^\\s*" + escaped(label) + "\\s*\\*?\\s*$")).last();
  }
}
