package no.stafettpinnen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.notification.Inbox.Kind;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.TestMail;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each person has chosen: e-mail at once, one a day, or none. */
@StafettTest
class DigestTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  @Autowired
  private Stage stage;
  @Autowired
  private Inbox inbox;
  @Autowired
  private DigestWork digest;
  @Autowired
  private ConflictRetry retry;
  @Autowired
  private IdentityService identity;
  @Autowired
  private ManagementService management;
  @Autowired
  private JdbcClient jdbc;
  private UUID caseId;
  private LocalDate monday;

  @BeforeEach
  void aSundayWithNothingWaiting() throws Exception {
    stage.runDueJobs();
    monday = LocalDate.ofInstant(stage.now(), OSLO).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    moveTo(monday.minusDays(1), "22:00");
    caseId = stage.person("guro").raise("concernToAction", Forms.CONCERN);
    address("guro", "guro.rolset@example.no");
    moveTo(monday.minusDays(1), "23:00");
    TestMail.server().purgeEmailFromAllMailboxes();
  }

  @AfterEach
  void atOnceAgain() {
    choose("AT_ONCE");
    address("guro", null);
    jdbc.sql("UPDATE message SET digest = NULL").update();
    management.createJobQuery().messages().list().stream().filter(job -> job.getProcessInstanceId() == null)
        .forEach(job -> management.deleteJob(job.getId()));
    stage.resetClock();
  }

  @Test
  void oneMailEachWorkingMorningWithAllThatIsNew() throws Exception {
    choose("DAILY");
    tell("one", Kind.TASK_REMINDER);
    tell("two", Kind.TASK_GIVEN);
    stage.runDueJobs();
    assertThat(mails()).isEmpty();
    moveTo(monday, "07:29");
    assertThat(mails()).isEmpty();
    moveTo(monday, "07:31");
    assertThat(mails()).hasSize(1);
    assertThat(mails().get(0).getSubject()).isEqualTo("Stafettpinnen: 2 nye beskjeder");
    assertThat(mails().get(0).getContent().toString()).contains("har frist", "er din oppgave nå", CaseReference.of(caseId), "/beskjeder")
        .doesNotContain("Testbarn");
    moveTo(monday.plusDays(1), "12:00");
    assertThat(mails()).as("nothing new on Tuesday").hasSize(1);
  }

  @Test
  void aFridaysMessageWaitsForTheNextWorkingDay() {
    choose("DAILY");
    moveTo(monday.plusDays(4), "12:00");
    tell("friday", Kind.TASK_REMINDER);
    moveTo(monday.plusDays(6), "20:00");
    assertThat(mails()).isEmpty();
    moveTo(monday.plusDays(7), "08:00");
    assertThat(mails()).hasSize(1);
  }

  @Test
  void theDaysMailThatMayHaveLeftGoesAgainWithTheSameId() throws Exception {
    choose("DAILY");
    tell("died", Kind.TASK_REMINDER);
    String work = monday + " guro";
    assertThatThrownBy(() -> retry.inTransaction(() -> {
      digest.run(work);
      throw new IllegalStateException("the node dies before it commits");
    })).isInstanceOf(IllegalStateException.class);
    digest.run(work);
    digest.run(work);
    assertThat(mails()).hasSize(2);
    assertThat(mails().get(0).getMessageID()).isEqualTo(mails().get(1).getMessageID()).doesNotContain("guro");
  }

  @Test
  void whoWantsNoMailGetsNone() {
    choose("NEVER");
    tell("quiet", Kind.TASK_REMINDER);
    moveTo(monday, "08:00");
    assertThat(mails()).isEmpty();
    assertThat(stage.messages("guro", caseId)).hasSize(1);
  }

  @Test
  void whatTheLawSetsADateForComesAtOnceWhateverWasChosen() {
    for (String choice : List.of("DAILY", "NEVER")) {
      choose(choice);
      inbox.write(new Inbox.Event(caseId, "law:" + choice, Kind.TASK_REMINDER, Date.from(stage.now()), null, "Meld til barnevernet", true), "guro");
      stage.runDueJobs();
    }
    assertThat(mails()).hasSize(2);
  }

  @Test
  void aChoiceCountsFromNowOn() {
    choose("DAILY");
    tell("waits", Kind.TASK_REMINDER);
    choose("NEVER");
    moveTo(monday, "08:00");
    assertThat(mails()).isEmpty();
    choose("AT_ONCE");
    tell("at once", Kind.TASK_REMINDER);
    stage.runDueJobs();
    assertThat(mails()).hasSize(1);
    assertThat(stage.person("guro").get("/api/messages/choice").json().path("mailing").asText()).isEqualTo("AT_ONCE");
  }

  private void choose(String mailing) {
    assertThat(stage.person("guro").put("/api/messages/choice", JsonNodeFactory.instance.objectNode().put("mailing", mailing)).status())
        .isEqualTo(204);
  }

  private void tell(String event, Kind kind) {
    inbox.write(new Inbox.Event(caseId, event, kind, Date.from(stage.now()), null, "Hør barnet"), "guro");
  }

  /** By way of each night and morning, as a job executor that is always awake sees them. */
  private void moveTo(LocalDate day, String time) {
    Instant end = day.atTime(LocalTime.parse(time)).atZone(OSLO).toInstant();
    LocalDate.ofInstant(stage.now(), OSLO).datesUntil(day.plusDays(1)).flatMap(date -> Stream.of(date.atTime(6, 30), date.atTime(8, 0)))
        .map(moment -> moment.atZone(OSLO).toInstant()).filter(moment -> moment.isAfter(stage.now()) && moment.isBefore(end))
        .forEach(this::runUntil);
    runUntil(end);
  }

  /** Only the digest's own jobs and mail: reminders of other tasks would come too. */
  private void runUntil(Instant moment) {
    stage.moveTo(moment);
    for (List<Job> due = due(); !due.isEmpty(); due = due()) {
      due.forEach(job -> management.executeJob(job.getId()));
    }
  }

  private List<Job> due() {
    return management.createJobQuery().executable().list().stream()
        .filter(job -> job.getProcessDefinitionKey() == null || "dailyDigest".equals(job.getProcessDefinitionKey())).toList();
  }

  private void address(String person, String address) {
    User user = identity.createUserQuery().userId(person).singleResult();
    user.setEmail(address);
    identity.saveUser(user);
  }

  private static List<MimeMessage> mails() {
    return Stream.of(TestMail.server().getReceivedMessages()).filter(mail -> {
      try {
        return mail.getAllRecipients()[0].toString().startsWith("guro");
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }).toList();
  }
}
