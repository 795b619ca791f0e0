package no.stafettpinnen.engine;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * What a node has locked of the queue, and does not do, is free at once. At a clean stop the node takes no more jobs, ends those that
 * have begun and gives the others back; the engine would leave them locked until the lock ends. A node with a name
 * ({@code stafettpinnen.node}) also gives back at its start what it had locked when it died. No two nodes may have the same name.
 */
@Component
class JobLocks implements ApplicationListener<ContextClosedEvent>, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(JobLocks.class);
  /** Longer than any job takes. */
  private static final int PATIENCE_SECONDS = 20;

  private final JobExecutor executor;
  private final JdbcClient jdbc;

  JobLocks(ProcessEngine engine, JdbcClient jdbc, @Value("${stafettpinnen.node:}") String node) {
    this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    this.jdbc = jdbc;
    if (!node.isEmpty()) {
      executor.setLockOwner(node);
      release();
    }
    // Failures may carry what somebody wrote, or an address.
    ExecuteJobHelper.LOGGING_HANDLER = (job, failure) -> LOG.warn("Job {} failed", job, Wordless.of(failure));
  }

  /** Before anything that jobs need is closed. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    if (executor.isActive() && executor instanceof SpringJobExecutor spring && spring.getTaskExecutor() instanceof ThreadPoolTaskExecutor pool) {
      executor.shutdown();
      awaitTheirEnd(pool.getThreadPoolExecutor());
      release();
    }
  }

  /** Since the executor is shut down, a job whose turn comes now gives its lock back instead of beginning. */
  private static void awaitTheirEnd(ThreadPoolExecutor threads) {
    threads.shutdown();
    try {
      threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A job that is still running loses its lock by this, and then can't commit. */
  private void release() {
    int released = jdbc.sql("UPDATE ACT_RU_JOB SET LOCK_OWNER_ = NULL, LOCK_EXP_TIME_ = NULL, REV_ = REV_ + 1 WHERE LOCK_OWNER_ = :node")
        .param("node", executor.getLockOwner()).update();
    if (released > 0) {
      LOG.info("Gave {} locked jobs back", released);
    }
  }
}
