package no.stafettpinnen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.support.Caseworker;
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
import org.springframework.mail.MailException;

/** E-mail through a real mail server: what it says, and what happens when the server is away, refuses, or the node dies. */
@StafettTest
class MailTest {

  private static final String KARI = "kari.fossli@example.no";

  @Autowired
  private Stage stage;
  @Autowired
  private Inbox inbox;
  @Autowired
  private MailWork work;
  @Autowired
  private ConflictRetry retry;
  @Autowired
  private IdentityService identity;
  @Autowired
  private ManagementService management;
  @Autowired
  private JdbcClient jdbc;
  private UUID caseId;

  @BeforeEach
  void everybodyIsToldFromNowOn() throws Exception {
    TestMail.forget();
    address("kari", KARI);
    caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
  }

  @AfterEach
  void nobodyIsTold() {
    address("kari", null);
    address("anne", null);
    queued().forEach(job -> management.deleteJob(job.getId()));
    stage.resetClock();
  }

  @Test
  void aMailSaysWhatIsAskedByWhenAndWhereAndNotWhom() throws Exception {
    Caseworker kari = stage.person("kari");
    String task = kari.task(caseId, "describeConcern").orElseThrow().path("id").asText();
    stage.wait(Duration.ofDays(6));
    MimeMessage mail = mails().get(0);
    assertThat(mails()).hasSize(1);
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(KARI);
    assertThat(mail.getSubject()).startsWith("Stafettpinnen: ").contains("«Beskriv det du har sett og hørt»");
    assertThat(mail.getContent().toString()).contains("/camunda/app/tasklist/default/#/?task=" + task);
    assertThat(GreenMailUtil.getWholeMessage(mail) + mail.getSubject() + mail.getContent()).doesNotContain("Testbarn", "2023");
  }

  @Test
  void theServerMayBeAwayForHours() {
    tell("kari", "away");
    TestMail.server().stop();
    try {
      for (int tries = 0; tries < 3; tries++) {
        Job job = queued().get(0);
        assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(MailException.class);
        stage.moveTo(queued().get(0).getDuedate().toInstant());
      }
    } finally {
      TestMail.server().start();
    }
    stage.runDueJobs();
    assertThat(mails()).hasSize(1);
    assertThat(queued()).isEmpty();
  }

  @Test
  void oneAddressThatIsRefusedHoldsNobodyBack() {
    address("anne", "anne at example");
    tell("anne", "refused");
    tell("kari", "refused");
    for (Job job : queued()) {
      try {
        management.executeJob(job.getId());
      } catch (MailException refused) {
        assertThat(refused).hasMessageNotContaining("Testbarn");
      }
    }
    assertThat(mails()).hasSize(1);
    assertThat(queued()).as("anne's waits to be tried again").hasSize(1);
  }

  @Test
  void whatMayHaveLeftWhenTheNodeDiedGoesAgainWithTheSameId() throws Exception {
    tell("kari", "died");
    String id = queuedMessage();
    assertThatThrownBy(() -> retry.inTransaction(() -> {
      work.run(id);
      throw new IllegalStateException("the node dies before it commits");
    })).isInstanceOf(IllegalStateException.class);
    stage.runDueJobs();
    assertThat(mails()).hasSize(2).extracting(MimeMessage::getMessageID).containsOnly(mails().get(0).getMessageID());
    work.run(id);
    assertThat(mails()).as("what is known to have left does not go again").hasSize(2);
  }

  @Test
  void anEventIsOneMessageHoweverOftenItIsTold() {
    tell("kari", "once");
    tell("kari", "once");
    assertThat(queued()).hasSize(1);
    stage.runDueJobs();
    assertThat(mails()).hasSize(1);
  }

  private void tell(String person, String event) {
    inbox.write(new Inbox.Event(caseId, event, Inbox.Kind.TASK_REMINDER, Date.from(stage.now()), null, "Hør barnet"), person);
  }

  private void address(String person, String address) {
    User user = identity.createUserQuery().userId(person).singleResult();
    user.setEmail(address);
    identity.saveUser(user);
  }

  private List<Job> queued() {
    return management.createJobQuery().messages().list().stream().filter(job -> job.getProcessInstanceId() == null).toList();
  }

  private String queuedMessage() {
    return jdbc.sql("SELECT id FROM message WHERE case_id = :case").param("case", caseId).query(UUID.class).single().toString();
  }

  /** About this case. */
  private List<MimeMessage> mails() {
    return Stream.of(TestMail.server().getReceivedMessages()).filter(mail -> subject(mail).contains(CaseReference.of(caseId))).toList();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
