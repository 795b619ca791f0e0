package no.stafettpinnen.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * As many reminders that are all due: in the application tasks whose follow-up date has come, in the bare engine the timer that one
 * would draw at each task instead, which ends at once. Each has the job executor that the application ships with.
 */
final class Reminders {

  static final int COUNT = Integer.getInteger("benchmark.reminders", 10_000);
  private static final int ROUNDS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String TIMERS = """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
          id="timersDefinitions" targetNamespace="https://stafettpinnen.no/bpmn">
        <bpmn:process id="timers" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="begins" />
          <bpmn:sequenceFlow id="on" sourceRef="begins" targetRef="work" />
          <bpmn:userTask id="work" name="Oppgave" camunda:assignee="kari" />
          <bpmn:boundaryEvent id="reminder" attachedToRef="work" cancelActivity="false">
            <bpmn:timerEventDefinition><bpmn:timeDate>2020-01-01T08:00:00</bpmn:timeDate></bpmn:timerEventDefinition>
          </bpmn:boundaryEvent>
          <bpmn:sequenceFlow id="remind" sourceRef="reminder" targetRef="reminded" />
          <bpmn:endEvent id="reminded" />
        </bpmn:process>
      </bpmn:definitions>""";

  private final JdbcTemplate jdbc;
  private final ManyCases cases;
  private final ProcessEngine ours;
  private final ProcessEngine bare;

  Reminders(JdbcTemplate jdbc, ManyCases cases, ProcessEngine ours, ProcessEngine bare) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.ours = ours;
    this.bare = bare;
  }

  /** @return reminders a second, ours and the bare engine's, of each round after one that warms up */
  List<double[]> inTurn() {
    cases.fillTo(COUNT);
    bare.getRepositoryService().createDeployment().addString("timers.bpmn", TIMERS).deploy();
    List<double[]> rounds = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double[] one = {ours(), bare()};
      if (round > 0) {
        rounds.add(one);
      }
    }
    return rounds;
  }

  private double ours() {
    jdbc.update("DELETE FROM message");
    jdbc.update("UPDATE act_ru_task SET follow_up_date_ = NULL");
    jdbc.update("""
        UPDATE act_ru_task SET assignee_ = 'kari', follow_up_date_ = now() - interval '1 day', due_date_ = now() + interval '3 days'
        WHERE id_ IN (SELECT id_ FROM act_ru_task ORDER BY id_ LIMIT ?)""", COUNT);
    jdbc.update("UPDATE act_ru_job SET duedate_ = now() - interval '1 minute' WHERE type_ = 'timer' AND process_instance_id_ IS NULL");
    double perSecond = perSecond(ours, () -> jdbc.queryForObject("SELECT count(*) FROM message", Long.class) == COUNT);
    assertThat(jdbc.queryForObject("SELECT count(DISTINCT task_id) FROM message", Long.class)).isEqualTo(COUNT);
    return perSecond;
  }

  private double bare() {
    IntStream.range(0, COUNT).forEach(one -> bare.getRuntimeService().startProcessInstanceByKey("timers"));
    return perSecond(bare, () -> bare.getManagementService().createJobQuery().processDefinitionKey("timers").count() == 0);
  }

  private static double perSecond(ProcessEngine engine, java.util.function.BooleanSupplier done) {
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(3);
    threads.setMaxPoolSize(10);
    threads.setQueueCapacity(3);
    threads.initialize();
    SpringJobExecutor executor = new SpringJobExecutor();
    executor.setTaskExecutor(threads);
    executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    executor.setLockTimeInMillis(60_000);
    executor.setMaxWait(5_000);
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).setJobExecutor(executor);
    executor.registerProcessEngine((ProcessEngineImpl) engine);
    long began = System.nanoTime();
    executor.start();
    try {
      Instant end = Instant.now().plus(PATIENCE);
      while (!done.getAsBoolean()) {
        assertThat(Instant.now()).as("in time").isBefore(end);
        Thread.sleep(20);
      }
      return COUNT * 1e9 / (System.nanoTime() - began);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      executor.shutdown();
      threads.shutdown();
    }
  }
}
