package no.stafettpinnen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cockpit in a real browser, as the operator reads it: nothing that its pages ask for is refused. */
@StafettTest
class CockpitBrowserTest extends InBrowser {

  /** The name in the corner, where the id stands then; all versions at once, which the page also asks for fifty at a time. */
  private static final List<String> NOT_NEEDED =
      List.of("403 GET /camunda/api/engine/engine/default/user/drift/profile", "400 GET /camunda/api/engine/engine/default/process-definition?key=");

  @Autowired
  private Stage stage;
  @Autowired
  private RuntimeService runtime;

  private volatile String place = "login";

  @Test
  void theOperatorReadsCockpit() throws IOException {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    List<ProcessInstance> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).list();
    Set<String> asked = new TreeSet<>();
    try (BrowserContext window = newWindow()) {
      Page page = window.newPage();
      page.setDefaultTimeout(30_000);
      page.onResponse(response -> asked.add(place + " " + response.status() + " " + response.request().method() + " "
          + response.url().replace(stage.base(), "") + " " + response.request().postData()));
      page.navigate(stage.base() + "/logg-inn");
      page.getByLabel("Brukernavn").fill("drift");
      page.getByLabel("Passord").fill("stafett");
      page.locator("button[type=submit], input[type=submit]").first().click();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      visit(page, "dashboard");
      visit(page, "processes");
      for (ProcessInstance instance : instances) {
        for (String tab : List.of("incidents-tab", "called-process-definitions-tab", "job-definition-table")) {
          visit(page, "process-definition/" + instance.getProcessDefinitionId() + "/runtime?tab=" + tab);
        }
        for (String tab : List.of("variables-tab", "incidents-tab", "called-process-instances-tab", "user-tasks-tab",
            "external-tasks-tab", "jobs-tab")) {
          visit(page, "process-instance/" + instance.getProcessInstanceId() + "/runtime?tab=" + tab);
        }
      }
    }
    Files.write(Files.createDirectories(Path.of("target")).resolve("cockpit-requests.txt"), asked);
    assertThat(asked).anyMatch(line -> line.startsWith("process-instance/"));
    assertThat(asked).filteredOn(line -> line.matches("\\S+ [45].*")).allMatch(line -> NOT_NEEDED.stream().anyMatch(line::contains));
  }

  private void visit(Page page, String place) {
    this.place = place.replaceAll("/[^/]*-[^/]*/", "/X/");
    page.navigate("about:blank");
    page.navigate(stage.base() + "/camunda/app/cockpit/default/#/" + place);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/cockpit-" + place.replaceAll("\\W+", "-") + ".png")));
  }
}
