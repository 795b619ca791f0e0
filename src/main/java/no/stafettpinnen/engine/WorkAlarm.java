package no.stafettpinnen.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Warns the operators, in the log, of work that nobody does: jobs that are due since {@value #OVERDUE_MINUTES} minutes, and jobs that
 * failed for good. On every node, and not as a job: what it looks at may be the reason why no job runs. It writes nothing but the log.
 */
@Component
@EnableScheduling
class WorkAlarm {

  private static final Logger LOG = LoggerFactory.getLogger(WorkAlarm.class);
  private static final long OVERDUE_MINUTES = 10;
  private static final long PAUSE_MINUTES = 5;

  private final JdbcClient jdbc;
  private final Clock clock;

  WorkAlarm(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** How many jobs are overdue, and how many failed for good. */
  record Work(long overdue, long failed) {
  }

  @Scheduled(initialDelay = PAUSE_MINUTES, fixedDelay = PAUSE_MINUTES, timeUnit = TimeUnit.MINUTES)
  void look() {
    Work work = notDone();
    if (work.overdue() + work.failed() > 0) {
      LOG.warn("{} jobs wait since more than {} minutes, {} failed for good", work.overdue(), OVERDUE_MINUTES, work.failed());
    }
  }

  Work notDone() {
    Instant now = clock.instant();
    return jdbc.sql("""
            SELECT COUNT(CASE WHEN RETRIES_ > 0 THEN 1 END) AS overdue, COUNT(CASE WHEN RETRIES_ = 0 THEN 1 END) AS failed
            FROM ACT_RU_JOB WHERE SUSPENSION_STATE_ = 1 AND (RETRIES_ = 0
              OR COALESCE(DUEDATE_, CREATE_TIME_) < :before AND (LOCK_EXP_TIME_ IS NULL OR LOCK_EXP_TIME_ < :now))""")
        .param("before", Timestamp.from(now.minus(Duration.ofMinutes(OVERDUE_MINUTES)))).param("now", Timestamp.from(now))
        .query(Work.class).single();
  }
}
