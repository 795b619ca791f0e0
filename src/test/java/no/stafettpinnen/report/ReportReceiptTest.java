package no.stafettpinnen.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Participation;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.TestMail;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a report reaches barnevern, and what proves that it did: both ways of sending, for real, and each kind of receipt. */
@StafettTest
class ReportReceiptTest extends OnReports {

  private static final String GIMSE = "school:gimse";

  @Autowired
  private ManagementService management;
  @Autowired
  private TaskService tasks;

  @Test
  @Rule("R093")
  void byMailWithoutContentAndReceiptedInTheApplication() throws Exception {
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, "neglect", "no");
    stage.person("kari").does(caseId, "writeReport", on.report("stafettpinnen"));
    stage.runDueJobs();

    String receipt = stage.person("ida").task(caseId, "receiptReport").orElseThrow().path("id").asText();
    List<MimeMessage> mails = Stream.of(TestMail.server().getReceivedMessages()).filter(mail -> has(mail, receipt)).toList();
    assertThat(mails).hasSize(1);
    assertThat(mails.get(0).getAllRecipients()[0]).hasToString("mottak@barnevern.example.no");
    assertThat(mails.get(0).getSubject() + mails.get(0).getContent()).contains("?task=" + receipt)
        .doesNotContain(ReportStage.SEEN, ReportStage.CHILD_WORDS, "Ola", "vold", caseId.toString());

    Caseworker ida = stage.person("ida");
    assertThat(ida.get("/api/forms/tasks/" + receipt).json().path("data").path("report").isMissingNode()).as("not before it is taken").isTrue();
    ida.claim(receipt);
    JsonNode shown = ida.get("/api/forms/tasks/" + receipt).json().path("data");
    List<String> parts = new ArrayList<>();
    shown.fieldNames().forEachRemaining(parts::add);
    assertThat(parts).as("the report and nothing else of the case").containsExactly("report");
    assertThat(shown.path("report").path("seen").asText()).startsWith(ReportStage.SEEN);
    assertThat(shown.path("report").path("child").path("name").asText()).startsWith("Ola Testbarn");
    assertThat(shown.path("report").path("reporter").asText()).isEqualTo("Kari Fossli");
    assertThat(readings(caseId, "ida")).contains("receiptReport");
    assertThat(ida.get("/api/cases/" + caseId).status()).isEqualTo(404);

    ida.does(caseId, "receiptReport", on.received());
    assertThat(stage.openTasks(caseId)).contains("reviewReport").doesNotContain("receiptReport");
    assertThat(ida.get("/api/cases/" + caseId).status()).as("after having answered, too").isEqualTo(404);
    assertThat(ida.get("/api/cases/" + caseId + "/actions").json()).isEmpty();

    ida.does(caseId, "reviewReport", on.reviewed("moreInformation"));
    String question = stage.person("kari").task(caseId, "giveMoreInformation").orElseThrow().path("id").asText();
    assertThat(stage.person("kari").get("/api/forms/tasks/" + question).json().at("/data/report/question").asText())
        .startsWith("Hvem var der?");
    stage.person("kari").does(caseId, "giveMoreInformation", """
        {"answer": {"seen": "Bestemor var der."}}""");
    String review = ida.task(caseId, "reviewReport").orElseThrow().path("id").asText();
    ida.claim(review);
    assertThat(ida.get("/api/forms/tasks/" + review).json().path("data").path("report").path("later").asText()).contains("Bestemor var der.");
    ida.does(caseId, "reviewReport", on.reviewed("investigation"));
    ida.does(caseId, "giveFeedback", """
        {"feedback": {"text": "Vi har åpnet undersøkelse."}}""");
    assertThat(stage.messages("kari", caseId)).anyMatch(text -> text.contains("Barnevernet har svart"));
    assertThat(stage.person("kari").get("/api/cases/" + caseId).body()).contains("Vi har åpnet undersøkelse.");
    assertThat(stage.openTasks(caseId)).contains("decideHomeContact", "giveOutcome").doesNotContain("askForFeedback");

    stage.moveTo(stage.now().plus(Duration.ofDays(105)));
    stage.runDueJobs();
    assertThat(stage.messages("kari", caseId)).anyMatch(text -> text.contains("vanligvis være ferdig"))
        .noneMatch(text -> text.contains("tre uker uten"));
    assertThat(stage.openTasks(caseId)).doesNotContain("askForOutcome");
    stage.moveTo(stage.now().plus(Duration.ofDays(95)));
    stage.runDueJobs();
    assertThat(stage.openTasks(caseId)).contains("askForOutcome", "giveOutcome");
    ida.does(caseId, "giveOutcome", """
        {"outcome": {"result": "followedUp"}}""");
    assertThat(stage.openTasks(caseId)).contains("decideHomeContact").doesNotContain("askForOutcome");
    assertThat(recipients(caseId)).as("barnevern sees nothing here any more").isZero();
  }

  @Test
  @Rule("R093")
  void sentByTheReporterAndProvenByTheReporter() {
    Caseworker kari = stage.person("kari");
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, "neglect", "no");
    kari.does(caseId, "writeReport", on.report("portal"));
    stage.runDueJobs();
    assertThat(stage.messages("ida", caseId)).as("the portal tells barnevern").isEmpty();
    assertThat(stage.openTasks(caseId)).contains("confirmReceipt", "receiptReport");
    kari.does(caseId, "confirmReceipt", """
        {"receipt": {"confirmedBy": "Kvittering 1234", "date": "%s"}}""".formatted(on.today()));
    assertThat(stage.openTasks(caseId)).contains("reviewReport").doesNotContain("receiptReport", "confirmReceipt");
  }

  @Test
  void whatWaitsForTheReportIsToldWhenItIsReceivedAndNotWhenItIsSent(@Autowired FormGate gate, @Autowired RepositoryService repository) {
    Caseworker kari = stage.person("kari");
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, "neglect", "no");
    String deployment = repository.createDeployment().addString("waits.bpmn", """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            id="waitsDefinitions" targetNamespace="https://stafettpinnen.no/bpmn">
          <bpmn:message id="handled" name="suspicionHandled" />
          <bpmn:process id="waits" name="Venter" isExecutable="true" camunda:historyTimeToLive="P1D">
            <bpmn:startEvent id="begins" />
            <bpmn:sequenceFlow id="on" sourceRef="begins" targetRef="waiting" />
            <bpmn:intermediateCatchEvent id="waiting"><bpmn:messageEventDefinition id="wait" messageRef="handled" /></bpmn:intermediateCatchEvent>
          </bpmn:process>
        </bpmn:definitions>""").deploy().getId();
    try {
      String waiting = gate.open("waits", () -> runtime.startProcessInstanceByKey("waits", caseId.toString(),
          Map.of("municipality", "stjordal", "level", 0))).getId();
      kari.does(caseId, "writeReport", on.report("stafettpinnen"));
      stage.runDueJobs();
      assertThat(runtime.createProcessInstanceQuery().processInstanceId(waiting).count()).as("sent").isEqualTo(1);
      stage.person("ida").does(caseId, "receiptReport", on.received());
      assertThat(runtime.createProcessInstanceQuery().processInstanceId(waiting).count()).as("received").isZero();
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  @Test
  @Rule("R093")
  void asAFileWithChecksumAndProvenByTheReceiptFile() throws Exception {
    UUID caseId = suspectsInMelhus();
    String report = sendAsFile(caseId);
    byte[] content = Files.readAllBytes(FOLDER.resolve(report + ".json"));
    String checksum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    assertThat(Files.readString(FOLDER.resolve(report + ".json.sha256"))).isEqualTo(checksum + "  " + report + ".json\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(FOLDER.resolve(report + ".json")))).isEqualTo("rw-r-----");
    JsonNode sent = Caseworker.parse(new String(content, StandardCharsets.UTF_8));
    assertThat(sent.path("seen").asText()).startsWith(ReportStage.SEEN);
    assertThat(sent.path("child").path("birthDate").asText()).isNotEmpty();
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(Path::getFileName).map(Path::toString).filter(name -> name.contains(report))).containsExactlyInAnyOrder(report + ".json", report + ".json.sha256");
    }

    Files.writeString(FOLDER.resolve(report + ".receipt"), "0".repeat(64) + "\n2027/1\n");
    stage.wait(Duration.ofMinutes(11));
    assertThat(stage.openTasks(caseId)).as("another checksum proves nothing").contains("receiptReport");
    Files.writeString(FOLDER.resolve(report + ".receipt"), checksum + "\n2027/1\n");
    stage.wait(Duration.ofMinutes(11));
    assertThat(stage.openTasks(caseId)).contains("reviewReport").doesNotContain("receiptReport");
  }

  @Test
  @Rule("R093")
  void aFolderThatIsOpenToOthersGetsNothingAndTheSendingIsTriedAgain() throws Exception {
    UUID caseId = suspectsInMelhus();
    Files.setPosixFilePermissions(FOLDER, PosixFilePermissions.fromString("rwxrwxr-x"));
    stage.person("mona").does(caseId, "writeReport", on.report("stafettpinnen"));
    Job sending = sendingJob(caseId);
    List<Integer> minutes = new ArrayList<>();
    for (int attempt = 0; attempt < 7; attempt++) {
      Instant before = stage.now();
      catchThrowable(() -> management.executeJob(sending.getId()));
      Job now = management.createJobQuery().jobId(sending.getId()).singleResult();
      assertThat(now.getExceptionMessage()).doesNotContain("Ola", ReportStage.SEEN);
      if (now.getRetries() > 0) {
        minutes.add((int) Duration.between(before, now.getDuedate().toInstant()).toMinutes());
      }
    }
    assertThat(minutes).as("growing pauses").isSorted().hasSizeGreaterThan(3);
    assertThat(runtime.createIncidentQuery().processInstanceId(sending.getProcessInstanceId()).count()).isEqualTo(1);
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files).isEmpty();
    }
    assertThat(stage.openTasks(caseId)).as("the clock for the receipt runs all the same").contains("receiptReport");
    Files.setPosixFilePermissions(FOLDER, PosixFilePermissions.fromString("rwxrwx---"));
    management.setJobRetries(sending.getId(), 1);
    management.executeJob(sending.getId());
    assertThat(Files.exists(FOLDER.resolve(reportOf(caseId) + ".json"))).isTrue();
  }

  @Test
  @Rule({"R093", "R094"})
  void afterADiscussionSomebodyWhoIsUnsureMayLeaveIt() {
    Caseworker kari = stage.person("kari");
    UUID sure = on.suspects("kari", "stjordal", FOSSLIA, "neglect", "no");
    assertThat(kari.tries(sure, "writeReport", discussed()).status()).as("only somebody who is unsure").isEqualTo(422);
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, "unsure", "no");
    kari.does(caseId, "writeReport", discussed());
    assertThat(stage.openTasks(caseId)).contains("decideHomeContact").doesNotContain("receiptReport", "reviewReport");
    assertThat(hold.isOn(caseId)).isTrue();

    on.suspectsToo(caseId, "anne", FOSSLIA, "violence", "no");
    stage.person("anne").does(caseId, "sendNewInformation", addition());
    stage.person("anne").does(caseId, "reportToPolice", on.policeTold());
    stage.person("ida").does(caseId, "receiptReport", on.received());
    assertThat(stage.openTasks(caseId)).as("now it is the first report").contains("reviewReport");
  }

  @Test
  @Rule("R093")
  void newInformationIsSentAndReceiptedToo() {
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, "neglect", "no");
    stage.person("kari").does(caseId, "writeReport", on.report("stafettpinnen"));
    stage.person("ida").does(caseId, "receiptReport", on.received());

    on.suspectsToo(caseId, "hilde", "health:stjordal", "violence", "yes");
    assertThat(stage.openTasks(caseId)).contains("callForHelp").doesNotContain("sendNewInformation");
    stage.person("hilde").does(caseId, "callForHelp", on.helpCalled());
    stage.person("hilde").does(caseId, "sendNewInformation", addition());
    stage.person("hilde").does(caseId, "reportToPolice", on.policeTold());
    Caseworker ida = stage.person("ida");
    String receipt = ida.task(caseId, "receiptReport").orElseThrow().path("id").asText();
    ida.claim(receipt);
    assertThat(ida.get("/api/forms/tasks/" + receipt).json().path("data").path("report").path("seen").asText()).startsWith("Gråter mye");
    ida.does(caseId, "receiptReport", on.received());
    assertThat(stage.openTasks(caseId)).containsOnlyOnce("reviewReport").doesNotContain("receiptReport");
  }

  @Test
  @Rule("R093")
  void whatNobodyReceiptedIsToldToTheLeadersOnBothSidesOnceADay() {
    on.beginOnAMondayInJanuary();
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, "neglect", "no");
    stage.person("kari").does(caseId, "writeReport", on.report("phone"));
    on.waitUntil(2, 10);
    assertThat(unreceipted("stein", caseId)).as("not yet").isEmpty();
    on.waitUntil(1, 10);
    assertThat(unreceipted("stein", caseId)).singleElement().asString().containsPattern("\\d+ av \\d+ meldinger").doesNotContain("Ola");
    assertThat(unreceipted("odd", caseId)).hasSize(1);
    stage.wait(Duration.ofHours(1));
    assertThat(unreceipted("odd", caseId)).as("once a day").hasSize(1);
    on.waitUntil(1, 10);
    assertThat(unreceipted("odd", caseId)).hasSize(2);
    stage.person("ida").does(caseId, "receiptReport", on.received());
    on.waitUntil(1, 10);
    assertThat(unreceipted("odd", caseId)).as("told no more").hasSize(2);
  }

  @Test
  @Rule("R093")
  void theDutyOutlivesAConsent() {
    UUID caseId = on.suspects("kari", "stjordal", FOSSLIA, "neglect", "no");
    Participation.of(jdbc, caseId, "health:stjordal", stage.now().atOffset(ZoneOffset.UTC), on.today().minusDays(9), on.today().minusDays(1));
    on.raise(caseId, "stjordal", "health:stjordal", "neglect", "no", "hilde");
    tasks.addCandidateGroup(tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey("describeConcern")
        .singleResult().getId(), "health:stjordal");

    Caseworker hilde = stage.person("hilde");
    assertThat(hilde.tasks(caseId)).singleElement().extracting(task -> task.path("taskDefinitionKey").asText()).isEqualTo("writeReport");
    assertThat(hilde.get("/api/forms/tasks/" + hilde.tasks(caseId).get(0).path("id").asText()).body()).doesNotContain("Ola");
    hilde.does(caseId, "writeReport", on.report("stafettpinnen"));
    assertThat(hilde.get("/api/cases/" + caseId).status()).isEqualTo(404);
  }

  private UUID suspectsInMelhus() {
    return on.suspects("mona", "melhus", GIMSE, "neglect", "no");
  }

  private String sendAsFile(UUID caseId) {
    stage.person("mona").does(caseId, "writeReport", on.report("stafettpinnen"));
    management.executeJob(sendingJob(caseId).getId());
    return reportOf(caseId);
  }

  private Job sendingJob(UUID caseId) {
    List<Job> jobs = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).processDefinitionKey("sendReport")
        .list().stream().flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).messages().list().stream()).toList();
    assertThat(jobs).hasSize(1);
    return jobs.get(0);
  }

  private String reportOf(UUID caseId) {
    return jdbc.sql("SELECT id FROM report WHERE case_id = :case").param("case", caseId).query(UUID.class).single().toString();
  }

  private int recipients(UUID caseId) {
    return jdbc.sql("SELECT COUNT(*) FROM case_service WHERE case_id = :case AND state = 'RECIPIENT'").param("case", caseId)
        .query(Integer.class).single();
  }

  private List<String> readings(UUID caseId, String person) {
    return jdbc.sql("SELECT what FROM read_log_entry WHERE case_id = :case AND person = :person").param("case", caseId)
        .param("person", person).query(String.class).list();
  }

  private List<String> unreceipted(String person, UUID caseId) {
    return stage.messages(person, caseId).stream().filter(text -> text.contains("mangler bekreftelse")).toList();
  }

  private static boolean has(MimeMessage mail, String text) {
    try {
      return mail.getContent().toString().contains(text);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String discussed() {
    return """
        {"flow": {"reportDecision": "discussed"}, "notReported": {"with": "Ida", "date": "%s", "reason": "Vi følger med en uke."}}"""
        .formatted(on.today());
  }

  private static String addition() {
    return """
        {"addition": {"grounds": ["a"], "seen": "Gråter mye"}, "flow": {"reportVia": "stafettpinnen"}}""";
  }
}
