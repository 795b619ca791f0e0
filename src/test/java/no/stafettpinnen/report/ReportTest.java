package no.stafettpinnen.report;

import static no.stafettpinnen.support.Caseworker.ENGINE;
import static no.stafettpinnen.support.Caseworker.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The report to barnevern as a closed loop, played by the people in it: S03 and S04, and what may come in between. */
@StafettTest
class ReportTest extends OnReports {

  @Autowired
  private TaskService tasks;

  @BeforeEach
  void begin() {
    on.beginOnAMondayInJanuary();
  }

  @Test
  @Rule({"R093", "R095", "R101"})
  void s03SentIsNotReceivedUntilBarnevernSaysSo() {
    Caseworker kari = stage.person("kari");
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, "violence", "no");
    assertThat(task(caseId, "writeReport").getDueDate().toInstant().atZone(ReportStage.OSLO).toLocalDate())
        .isBetween(on.today(), stage.dayOfLeastTime());
    kari.does(caseId, "reportToPolice", on.policeTold());
    kari.does(caseId, "writeReport", on.report("stafettpinnen"));
    stage.runDueJobs();
    assertThat(stage.messages("ida", caseId)).singleElement().asString().contains("venter på at dere bekrefter");

    on.waitUntil(1, 8);
    assertThat(stage.messages("odd", caseId)).anyMatch(text -> text.contains("ikke bekreftet mottatt"));
    assertThat(stage.openTasks(caseId)).doesNotContain("callBarnevernLeader");
    on.waitUntil(1, 8);
    assertThat(stage.openTasks(caseId)).contains("callBarnevernLeader", "receiptReport");
    stage.person("stein").does(caseId, "callBarnevernLeader", """
        {"flow": {"answered": "no"}, "call": {"note": "Ingen tok telefonen."}}""");
    assertThat(stage.openTasks(caseId)).doesNotContain("callBarnevernLeader");
    on.waitUntil(1, 8);
    stage.person("anne").does(caseId, "callBarnevernLeader", """
        {"flow": {"answered": "yes"}, "receipt": {"confirmedBy": "Odd Lånke", "time": "09.15"}}""");
    assertThat(stage.openTasks(caseId)).contains("reviewReport").doesNotContain("receiptReport", "callBarnevernLeader");

    on.waitUntil(7, 17);
    assertThat(stage.messages("kari", caseId)).filteredOn(text -> text.contains("gått en uke")).hasSize(1);
    on.waitUntil(13, 17);
    assertThat(stage.openTasks(caseId)).doesNotContain("askForFeedback");
    on.waitUntil(1, 17);
    assertThat(stage.messages("kari", caseId)).filteredOn(text -> text.contains("tre uker uten tilbakemelding")).hasSize(1);
    assertThat(hold.isOn(caseId)).isTrue();
    kari.does(caseId, "askForFeedback", """
        {"flow": {"answered": "no"}, "call": {"note": "De ringer tilbake."}}""");
    on.waitUntil(7, 9);
    kari.does(caseId, "askForFeedback", """
        {"flow": {"answered": "yes", "review": "dismissed"}, "feedback": {"from": "Ida", "date": "%s"}}""".formatted(on.today()));
    assertThat(stage.openTasks(caseId)).contains("decideHomeContact").doesNotContain("reviewReport", "giveFeedback");

    kari.does(caseId, "decideHomeContact", Forms.homeContact("no", on.today()));
    assertThat(hold.isOn(caseId)).isTrue();
    on.waitUntil(7, 9);
    kari.does(caseId, "decideHomeContact", Forms.homeContact("yes", on.today()));
    assertThat(hold.isOn(caseId)).isFalse();
    assertThat(reportTasks(caseId)).isEmpty();
  }

  @Test
  @Rule({"R093", "R101"})
  void s04PhoneFirstAndNoLeaderStopsIt() {
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, "violence", "yes");
    Caseworker kari = stage.person("kari");
    assertThat(reportTasks(caseId)).containsExactly("callForHelp");
    assertThat(stage.messages("stein", caseId)).singleElement().asString().contains("ingen leder kan stanse");
    leaderCanNot(caseId, "callForHelp");
    kari.does(caseId, "callForHelp", on.helpCalled());
    assertThat(reportTasks(caseId)).containsExactly("reportToPolice", "writeReport");
    leaderCanNot(caseId, "writeReport");
    leaderCanNot(caseId, "reportToPolice");
    on.waitUntil(2, 9);
    leaderCanNot(caseId, "writeReport");
  }

  private void leaderCanNot(UUID caseId, String key) {
    Caseworker stein = stage.person("stein");
    String task = task(caseId, key).getId();
    for (String somebody : List.of("stein", "anne")) {
      assertThat(stein.post(ENGINE + "/task/" + task + "/assignee", parse("{\"userId\": \"%s\"}".formatted(somebody))).status()).isEqualTo(403);
    }
    assertThat(stein.post(ENGINE + "/task/" + task + "/unclaim", parse("{}")).status()).isEqualTo(403);
    assertThat(stein.complete(task, "{}").status()).isEqualTo(409);
    assertThat(task(caseId, key).getAssignee()).isEqualTo("kari");
  }

  private List<String> reportTasks(UUID caseId) {
    return stage.openTasks(caseId).stream().filter(key -> !"describeConcern".equals(key)).toList();
  }

  private Task task(UUID caseId, String key) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey(key).singleResult();
  }
}
