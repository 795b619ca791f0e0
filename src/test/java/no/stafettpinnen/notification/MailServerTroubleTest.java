package no.stafettpinnen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.stafettpinnen.engine.WorkQueue;
import no.stafettpinnen.notification.Inbox.Kind;
import no.stafettpinnen.support.FailingWork;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.StubbornMailServer;
import no.stafettpinnen.support.TestMail;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail server that is away for an hour, says nothing, or refuses somebody: nothing is lost, and the rest goes on. */
@StafettTest
class MailServerTroubleTest {

  private static final String KARI = "kari.fossli@example.no";
  private static final String ANNE = "anne.moe@example.no";

  @Autowired
  private Stage stage;
  @Autowired
  private Inbox inbox;
  @Autowired
  private WorkQueue queue;
  @Autowired
  private IdentityService identity;
  @Autowired
  private ManagementService management;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private JdbcClient jdbc;
  private UUID caseId;

  @BeforeEach
  void twoHaveAddresses() throws Exception {
    takeAwayJobs();
    TestMail.server().purgeEmailFromAllMailboxes();
    caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    address("kari", KARI);
    address("anne", ANNE);
  }

  @AfterEach
  void nobodyIsTold() {
    address("kari", null);
    address("anne", null);
    takeAwayJobs();
    stage.resetClock();
  }

  @Test
  void awayForAnHour() throws Exception {
    Instant back = stage.now().plus(Duration.ofHours(1));
    for (int i = 0; i < 15; i++) {
      tell("kari", "hour:" + i);
      tell("anne", "hour:" + i);
    }
    TestMail.server().stop();
    try {
      while (stage.now().isBefore(back)) {
        attemptAllDue();
        stage.moveTo(stage.now().plus(Duration.ofMinutes(1)));
      }
    } finally {
      TestMail.server().start();
    }
    assertThat(queued()).hasSize(30).allSatisfy(job -> assertThat(job.getRetries()).isPositive());
    stage.moveTo(stage.now().plus(Duration.ofHours(1)));
    attemptAllDue();
    assertThat(mails()).hasSize(30).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
    assertThat(queued()).isEmpty();
    assertThat(unmailed()).isZero();
  }

  @Test
  void silentServerKeepsNoOtherWorkWaiting() throws Exception {
    for (int i = 0; i < 6; i++) {
      tell("kari", "slow:" + i);
    }
    List<Job> mailJobs = queued();
    queue.put(FailingWork.KIND, "other work");
    Job other = queued().stream().filter(job -> mailJobs.stream().noneMatch(mail -> mail.getId().equals(job.getId()))).findFirst().orElseThrow();
    TestMail.server().stop();
    try (StubbornMailServer silent = StubbornMailServer.silent(TestMail.port())) {
      List<CompletableFuture<Boolean>> stuck = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        String id = mailJobs.get(i).getId();
        stuck.add(CompletableFuture.supplyAsync(() -> attempt(id)));
      }
      while (silent.connections() < 2) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      mailJobs.subList(2, 6).forEach(job -> assertThat(attempt(job.getId())).as("put back, not failed").isTrue());
      attempt(other.getId());
      assertThat(stuck).as("four mails and other work were done while two wait").noneMatch(CompletableFuture::isDone);
      assertThat(stuck).allSatisfy(one -> assertThat(one.get(60, TimeUnit.SECONDS)).as("given up, to be tried again").isFalse());
    } finally {
      TestMail.server().start();
    }
    stage.moveTo(stage.now().plus(Duration.ofMinutes(2)));
    attemptAllDue();
    assertThat(mails()).hasSize(6);
    assertThat(unmailed()).isZero();
  }

  @Test
  void whoIsRefusedHoldsNobodyBackAndTheLeaderAndTheOperatorSeeIt() throws Exception {
    for (int i = 0; i < 3; i++) {
      tell("anne", "refused:" + i);
      tell("kari", "refused:" + i);
    }
    TestMail.server().stop();
    try (StubbornMailServer refusing = StubbornMailServer.refusing(TestMail.port(), ANNE)) {
      attemptAllDue();
      assertThat(refusing.taken()).hasSize(3).containsOnly(KARI);
      for (int hour = 0; hour < 24; hour++) {
        stage.moveTo(stage.now().plus(Duration.ofHours(1)));
        attemptAllDue();
      }
      assertThat(refusing.taken()).hasSize(3);
    } finally {
      TestMail.server().start();
    }
    assertThat(queued()).hasSize(3).allSatisfy(job -> {
      assertThat(job.getRetries()).isZero();
      assertThat(runtime.createIncidentQuery().configuration(job.getId()).singleResult().getIncidentMessage())
          .doesNotContain("Testbarn", "Hør barnet");
    });
    assertThat(stage.messages("stein", caseId)).hasSize(3).allSatisfy(text -> assertThat(text).contains("kom ikke fram"));
    assertThat(stage.messages("anne", caseId)).as("they are in her inbox").hasSize(3);
  }

  private void tell(String person, String event) {
    inbox.write(new Inbox.Event(caseId, event, Kind.TASK_REMINDER, Date.from(stage.now()), null, "Hør barnet"), person);
  }

  private void attemptAllDue() {
    management.createJobQuery().messages().executable().list().stream().filter(job -> job.getProcessInstanceId() == null)
        .forEach(job -> attempt(job.getId()));
  }

  /** As the job executor does it: what fails is tried again later. */
  private boolean attempt(String job) {
    try {
      management.executeJob(job);
      return true;
    } catch (RuntimeException failed) {
      return false;
    }
  }

  private List<Job> queued() {
    return management.createJobQuery().messages().list().stream().filter(job -> job.getProcessInstanceId() == null).toList();
  }

  private void takeAwayJobs() {
    queued().forEach(job -> management.deleteJob(job.getId()));
  }

  private int unmailed() {
    return jdbc.sql("SELECT COUNT(*) FROM message WHERE case_id = :case AND mailed_at IS NULL AND recipient IN ('kari', 'anne')")
        .param("case", caseId).query(Integer.class).single();
  }

  private void address(String person, String address) {
    User user = identity.createUserQuery().userId(person).singleResult();
    user.setEmail(address);
    identity.saveUser(user);
  }

  private static List<MimeMessage> mails() {
    return Stream.of(TestMail.server().getReceivedMessages()).filter(mail -> {
      try {
        return List.of(KARI, ANNE).contains(mail.getAllRecipients()[0].toString());
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }).toList();
  }
}
