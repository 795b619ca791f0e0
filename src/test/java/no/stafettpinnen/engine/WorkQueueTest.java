package no.stafettpinnen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.FailingWork;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.WholeDatabase;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Work is queued with the step or not at all; what fails waits longer each time, and ends where an operator sees it. */
@StafettTest
@ExtendWith(OutputCaptureExtension.class)
class WorkQueueTest {

  @Autowired
  private WorkQueue queue;
  @Autowired
  private ConflictRetry retry;
  @Autowired
  private ManagementService management;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private WorkAlarm alarm;
  @Autowired
  private DataSource database;
  @Autowired
  private Stage stage;

  @AfterEach
  void takeAway() {
    queued().forEach(job -> management.deleteJob(job.getId()));
    stage.resetClock();
  }

  @Test
  void nothingIsQueuedForAStepThatIsUndone() {
    assertThatThrownBy(() -> retry.inTransaction(() -> {
      queue.put(FailingWork.KIND, "undone");
      throw new IllegalStateException("undone");
    })).hasMessage("undone");
    assertThat(queued()).isEmpty();
    queue.put(FailingWork.KIND, "done");
    assertThat(queued()).hasSize(1);
  }

  @Test
  void pausesGrowAndTheLastFailureIsAnIncident() {
    queue.put(FailingWork.KIND, "x");
    List<Duration> pauses = new ArrayList<>();
    String id = queued().get(0).getId();
    for (int retries = queued().get(0).getRetries(); retries > 0; retries = queued().get(0).getRetries()) {
      assertThat(runtime.createIncidentQuery().configuration(id).count()).isZero();
      assertThatThrownBy(() -> management.executeJob(id)).hasMessageContaining(FailingWork.MARKER);
      Job job = queued().get(0);
      if (job.getRetries() > 0) {
        pauses.add(Duration.ofMinutes(Math.round(Duration.between(stage.now(), job.getDuedate().toInstant()).toSeconds() / 60.0)));
      }
    }
    assertThat(pauses).hasSizeGreaterThan(4).isSorted().doesNotHaveDuplicates().startsWith(Duration.ofMinutes(1));
    assertThat(pauses.stream().mapToLong(Duration::toHours).sum()).as("a mail server may be away for a night").isGreaterThan(12);
    assertThat(runtime.createIncidentQuery().configuration(id).count()).isOne();
  }

  @Test
  void oneThatFailsStopsNoOther() {
    FailingWork.BEGUN.clear();
    queue.putAll(FailingWork.KIND, List.of("good 1", "bad", "good 2"));
    Job together = queued().get(0);
    assertThat(queued()).hasSize(1);
    assertThatThrownBy(() -> management.executeJob(together.getId())).hasMessageContaining(FailingWork.MARKER);
    assertThat(FailingWork.BEGUN).containsExactly("good 1", "bad");
    List<Job> alone = queued();
    assertThat(alone).hasSize(3).doesNotContain(together).allMatch(job -> job.getRetries() == together.getRetries());
    for (Job job : alone) {
      try {
        management.executeJob(job.getId());
      } catch (IllegalStateException bad) {
        assertThat(FailingWork.BEGUN).endsWith("bad");
      }
    }
    assertThat(FailingWork.BEGUN).contains("good 2");
    assertThat(queued()).as("the bad one waits to be tried again").hasSize(1);
  }

  @Test
  void manyAreDoneInFewTransactions() {
    queue.putAll(FailingWork.KIND, IntStream.range(0, 120).mapToObj(number -> FailingWork.GOOD + UUID.randomUUID()).toList());
    assertThat(queued()).hasSize(3);
    stage.runDueJobs();
    assertThat(queued()).isEmpty();
  }

  @Test
  void anOperatorSeesWhatFailedAndWhereAndNotOnWhat() {
    queue.put(FailingWork.KIND, "x");
    String id = queued().get(0).getId();
    while (queued().get(0).getRetries() > 0) {
      assertThatThrownBy(() -> management.executeJob(id)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(WholeDatabase.find(database, FailingWork.MARKER)).isEmpty();
    assertThat(queued().get(0).getExceptionMessage()).isEqualTo("IllegalStateException, caused by IllegalArgumentException");
    Caseworker operator = stage.person("drift");
    assertThat(operator.ask("GET", Caseworker.ENGINE + "/job/" + id + "/stacktrace", "", "text/plain").body())
        .contains("FailingWork.run", "IllegalArgumentException").doesNotContain(FailingWork.MARKER);
    String diagram = queued().get(0).getProcessDefinitionId();
    String incidents = operator.post("/camunda/api/cockpit/plugin/base/default/incident/?firstResult=0&maxResults=50",
        Caseworker.parse("{\"processDefinitionIdIn\": [\"" + diagram + "\"]}")).body();
    assertThat(incidents).contains(id, "IllegalStateException").doesNotContain(FailingWork.MARKER);
    assertThat(stage.person("kari").get(Caseworker.ENGINE + "/job/" + id + "/stacktrace").status()).isEqualTo(403);
  }

  @Test
  void operatorsAreWarnedOfWorkThatNobodyDoes(CapturedOutput log) {
    WorkAlarm.Work before = notDoneAfter(Duration.ofMinutes(11));
    stage.resetClock();
    queue.put(FailingWork.KIND, "x");
    assertThat(notDoneAfter(Duration.ofMinutes(9)).overdue()).isLessThanOrEqualTo(before.overdue());
    assertThat(notDoneAfter(Duration.ofMinutes(11)).overdue()).isEqualTo(before.overdue() + 1);
    management.setJobRetries(queued().get(0).getId(), 0);
    assertThat(notDoneAfter(Duration.ZERO).failed()).isEqualTo(before.failed() + 1);
    alarm.look();
    assertThat(log).containsPattern("WARN .* jobs wait since more than 10 minutes, [1-9]\\d* failed for good");
  }

  private WorkAlarm.Work notDoneAfter(Duration time) {
    stage.resetClock();
    stage.moveTo(stage.now().plus(time));
    return alarm.notDone();
  }

  private List<Job> queued() {
    return management.createJobQuery().messages().list().stream().filter(job -> job.getProcessInstanceId() == null).toList();
  }
}
