package no.stafettpinnen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.stafettpinnen.support.FailingWork;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Work is queued with the step or not at all; what fails waits longer each time, and ends where an operator sees it. */
@StafettTest
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
      assertThatThrownBy(() -> management.executeJob(id)).hasMessageContaining("As always");
      Job job = queued().get(0);
      if (job.getRetries() > 0) {
        pauses.add(Duration.ofMinutes(Math.round(Duration.between(stage.now(), job.getDuedate().toInstant()).toSeconds() / 60.0)));
      }
    }
    assertThat(pauses).hasSizeGreaterThan(4).isSorted().doesNotHaveDuplicates().startsWith(Duration.ofMinutes(1));
    assertThat(pauses.stream().mapToLong(Duration::toHours).sum()).as("a mail server may be away for a night").isGreaterThan(12);
    assertThat(runtime.createIncidentQuery().configuration(id).count()).isOne();
  }

  private List<Job> queued() {
    return management.createJobQuery().messages().list().stream().filter(job -> job.getProcessInstanceId() == null).toList();
  }
}
