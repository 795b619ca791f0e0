package no.stafettpinnen.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.casefile.Reports.Step;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.StubbornMailServer;
import no.stafettpinnen.support.TestMail;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes wrong on the way to barnevern delays nothing else, and somebody sees it. */
@StafettTest
class ReportTroubleTest extends OnReports {

  private static final String RECEPTION = "mottak@barnevern.example.no";

  @Autowired
  private ManagementService management;
  @Autowired
  private Reports reports;
  @Autowired
  private ReceptionMailWork mail;
  @Autowired
  private ConflictRetry retry;

  @BeforeEach
  void begin() {
    on.beginOnAMondayInJanuary();
  }

  /** What could not be sent goes out when other tests run their jobs. */
  @AfterEach
  void clear() {
    jdbc.sql("SELECT ID_ FROM ACT_RU_JOB WHERE HANDLER_CFG_ LIKE 'reception-mail %'").query(String.class).list().forEach(management::deleteJob);
  }

  @Test
  @Rule("R093")
  void aReceptionWhoseAddressIsRefusedDelaysNothingAndTheLeadersAndTheOperatorSeeIt() throws Exception {
    UUID caseId = on.suspects("kari", "stjordal", "kindergarten:fosslia", "neglect", "no");
    stage.person("kari").does(caseId, "writeReport", on.report("stafettpinnen"));
    UUID report = reportOf(caseId);
    TestMail.server().stop();
    try (StubbornMailServer refusing = StubbornMailServer.refusing(TestMail.port(), RECEPTION)) {
      attemptAllDue();
      assertThat(reports.kept(report, Step.SENT)).isPresent();
      assertThat(stage.messages("ida", caseId)).as("barnevern's people know all the same").anyMatch(text -> text.contains("venter på at dere"));
      assertThat(receptionMail(report).getRetries()).isPositive();
      for (int hour = 0; hour < 40; hour++) {
        stage.moveTo(stage.now().plus(Duration.ofHours(1)));
        attemptAllDue();
      }
    } finally {
      TestMail.server().start();
    }
    Job failed = receptionMail(report);
    assertThat(failed.getRetries()).isZero();
    assertThat(failed.getExceptionMessage()).doesNotContain(RECEPTION);
    assertThat(runtime.createIncidentQuery().configuration(failed.getId()).singleResult().getIncidentMessage()).doesNotContain(RECEPTION);
    for (String leader : List.of("stein", "odd")) {
      assertThat(stage.messages(leader, caseId)).as(leader).filteredOn(text -> text.contains("kom ikke fram")).hasSize(1);
    }
    assertThat(stage.messages("ida", caseId)).as("the loop until the receipt runs").anyMatch(text -> text.contains("Les og bekreft den nå"));
    management.setJobRetries(failed.getId(), 1);
    management.executeJob(failed.getId());
    assertThat(mails(caseId)).hasSize(1);
  }

  @Test
  @Rule("R093")
  void theReceptionsMailThatMayHaveLeftGoesAgainWithTheSameIdAndNoneAfterTheReceipt() throws Exception {
    UUID caseId = on.suspects("kari", "stjordal", "kindergarten:fosslia", "neglect", "no");
    stage.person("kari").does(caseId, "writeReport", on.report("stafettpinnen"));
    String report = reportOf(caseId).toString();
    assertThatThrownBy(() -> retry.inTransaction(() -> {
      mail.run(report);
      throw new IllegalStateException("the node dies before it commits");
    })).isInstanceOf(IllegalStateException.class);
    stage.runDueJobs();
    assertThat(mails(caseId)).hasSize(2).extracting(MimeMessage::getMessageID).containsOnly(mails(caseId).get(0).getMessageID());
    stage.person("ida").does(caseId, "receiptReport", on.received());
    mail.run(report);
    assertThat(mails(caseId)).hasSize(2);
  }

  @Test
  @Rule("R093")
  void whatWasWrittenAndNeverSentIsCountedToo() throws Exception {
    Files.setPosixFilePermissions(FOLDER, PosixFilePermissions.fromString("rwxrwxr-x"));
    UUID caseId = inMelhus();
    for (int day = 0; day < 4; day++) {
      stage.moveTo(stage.now().plus(Duration.ofDays(1)));
      attemptAllDue();
      if (day == 1) {
        assertThat(unreceipted("gerd", caseId)).as("not yet").isEmpty();
      }
    }
    assertThat(reports.kept(reportOf(caseId), Step.SENT)).isEmpty();
    assertThat(unreceipted("gerd", caseId)).isNotEmpty().allSatisfy(text -> assertThat(text).containsPattern("\\d+ av \\d+ meldinger"));
    assertThat(unreceipted("arve", caseId)).isNotEmpty();
    assertThat(unreceipted("jorunn", caseId)).as("no leader").isEmpty();
  }

  @Test
  @Rule("R093")
  void oneReceiptFileThatCanNotBeReadStopsNoOther() throws Exception {
    List<UUID> cases = Stream.generate(this::inMelhus).limit(5).toList();
    stage.runDueJobs();
    List<String> ids = cases.stream().map(caseId -> reportOf(caseId).toString()).toList();
    Files.write(FOLDER.resolve(ids.get(0) + ".receipt"), new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff});
    Files.createDirectory(FOLDER.resolve(ids.get(1) + ".receipt"));
    Files.writeString(FOLDER.resolve(ids.get(2) + ".receipt"), "x".repeat(20_000));
    Files.writeString(FOLDER.resolve(ids.get(3) + ".receipt"), "");
    Files.writeString(FOLDER.resolve(ids.get(4) + ".receipt"),
        Files.readString(FOLDER.resolve(ids.get(4) + ".json.sha256")).split(" ")[0] + "\n2027/1\n");
    stage.wait(Duration.ofMinutes(11));
    stage.wait(Duration.ofMinutes(11));
    assertThat(stage.openTasks(cases.get(4))).contains("reviewReport").doesNotContain("receiptReport");
    for (UUID bad : cases.subList(0, 4)) {
      assertThat(stage.openTasks(bad)).contains("receiptReport");
      for (String leader : List.of("gerd", "arve")) {
        assertThat(stage.messages(leader, bad)).as(leader).filteredOn(text -> text.contains("Kvitteringsfila")).as("once a day").hasSize(1);
      }
    }
    assertThat(stage.messages("gerd", cases.get(4))).noneMatch(text -> text.contains("Kvitteringsfila"));
  }

  private UUID inMelhus() {
    UUID caseId = on.suspects("mona", "melhus", "school:gimse", "neglect", "no");
    stage.person("mona").does(caseId, "writeReport", on.report("stafettpinnen"));
    return caseId;
  }

  /** As the job executor does it: what fails is tried again later. */
  private void attemptAllDue() {
    for (int round = 0; round < 3; round++) {
      for (Job job : management.createJobQuery().active().executable().list()) {
        try {
          management.executeJob(job.getId());
        } catch (RuntimeException failed) {
          // Later.
        }
      }
    }
  }

  private Job receptionMail(UUID report) {
    return management.createJobQuery().jobId(jdbc.sql("SELECT ID_ FROM ACT_RU_JOB WHERE HANDLER_CFG_ = :work")
        .param("work", "reception-mail " + report).query(String.class).single()).singleResult();
  }

  private UUID reportOf(UUID caseId) {
    return jdbc.sql("SELECT id FROM report WHERE case_id = :case").param("case", caseId).query(UUID.class).single();
  }

  private List<String> unreceipted(String person, UUID caseId) {
    return stage.messages(person, caseId).stream().filter(text -> text.contains("mangler bekreftelse")).toList();
  }

  private static List<MimeMessage> mails(UUID caseId) {
    return Stream.of(TestMail.server().getReceivedMessages()).filter(mail -> {
      try {
        return RECEPTION.equals(mail.getAllRecipients()[0].toString())
            && mail.getContent().toString().contains(CaseReference.of(caseId));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }).toList();
  }
}
