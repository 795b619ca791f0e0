package no.stafettpinnen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.BatonLedger.Holder;
import no.stafettpinnen.municipality.ServiceRegistration;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody waits for a row without end: neither a job, which would outlive its lock, nor a person. */
@StafettTest
class LockWaitTest {

  private static final Duration LONGEST = Duration.ofSeconds(25);
  private static final String FOSSLIA = "kindergarten:fosslia";

  @Autowired
  private Stage stage;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private ConflictRetry retry;
  @Autowired
  private ServiceRegistration registration;
  @Autowired
  private ManagementService management;
  @Autowired
  private DataSource database;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  void aJobThatWaitsForACaseGivesUpAndIsDoneLater() throws Exception {
    registration.enter("waiter", "Test", "Waiter", null, List.of(FOSSLIA), List.of(), false);
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    retry.inTransaction(() -> {
      baton.offer(caseId, "kari", new Holder("waiter", FOSSLIA), null);
      baton.accept(caseId, "waiter");
      return null;
    });
    registration.enter("waiter", "Test", "Waiter", null, List.of(), List.of(), false);
    String job = jdbc.sql("SELECT ID_ FROM ACT_RU_JOB WHERE HANDLER_CFG_ = 'gone-holder waiter'").query(String.class).single();
    holding(caseId, () -> {
      Instant began = Instant.now();
      assertThatThrownBy(() -> management.executeJob(job));
      assertThat(Duration.between(began, Instant.now())).isLessThan(LONGEST);
      Job waits = management.createJobQuery().jobId(job).singleResult();
      assertThat(waits.getRetries()).as("to be tried again").isEqualTo(QueuedWorkRetry.ATTEMPTS - 1);
    });
    stage.wait(Duration.ofMinutes(2));
    assertThat(stage.openTasks(caseId)).contains("decideBaton");
  }

  @Test
  void aPersonWhoWaitsForACaseIsToldSo() throws Exception {
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    holding(caseId, () -> {
      Instant began = Instant.now();
      Answer answer = stage.person("kari").tries(caseId, "describeConcern", Forms.DESCRIBED);
      assertThat(Duration.between(began, Instant.now())).isLessThan(LONGEST);
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.detail()).contains("Prøv igjen");
    });
    stage.person("kari").does(caseId, "describeConcern", Forms.DESCRIBED);
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Meanwhile somebody else has the case and does not let it go. */
  private void holding(UUID caseId, Work meanwhile) throws Exception {
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      try (var lock = other.prepareStatement("SELECT id FROM case_file WHERE id = ? FOR UPDATE")) {
        lock.setObject(1, caseId);
        lock.executeQuery();
        meanwhile.run();
      } finally {
        other.rollback();
        other.setAutoCommit(true);
      }
    }
  }
}
