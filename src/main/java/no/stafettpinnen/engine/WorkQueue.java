package no.stafettpinnen.engine;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The engine's queue of jobs, for {@link QueuedWork}. */
@Component
public class WorkQueue {

  /** So many ids fit into a job's 4000 characters. */
  private static final int TOGETHER = 50;

  private final ProcessEngineConfigurationImpl engine;

  WorkQueue(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  /**
   * Queues work in the caller's transaction: it is done only if that commits.
   *
   * @param subject id or code; never a name or a text
   */
  public void put(String kind, String subject) {
    putLater(kind, subject, Duration.ZERO);
  }

  /** The same, to be done after a while. */
  public void putLater(String kind, String subject, Duration wait) {
    engine.getCommandExecutorTxRequired().execute(context -> {
      insert(context, new QueuedWorkHandler.Item(kind, List.of(subject)), wait);
      return null;
    });
  }

  /**
   * Queues work on many subjects, {@value #TOGETHER} to a transaction. Where one of them fails, nothing of that transaction is done and
   * each of its subjects gets one of its own: one that fails stops no other. For work whose effects all lie in the database.
   */
  public void putAll(String kind, List<String> subjects) {
    engine.getCommandExecutorTxRequired().execute(context -> {
      for (int first = 0; first < subjects.size(); first += TOGETHER) {
        List<String> together = subjects.subList(first, Math.min(first + TOGETHER, subjects.size()));
        insert(context, new QueuedWorkHandler.Item(kind, together), Duration.ZERO);
      }
      return null;
    });
  }

  static void insert(CommandContext context, QueuedWorkHandler.Item item, Duration wait) {
    MessageEntity job = new MessageEntity();
    job.setJobHandlerType(QueuedWorkHandler.TYPE);
    job.setJobHandlerConfiguration(item);
    job.setRetries(QueuedWorkRetry.ATTEMPTS);
    // The engine takes jobs without a process instance for parts of one and the same, and does such one after the other.
    job.setExclusive(false);
    if (!wait.isZero()) {
      job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(wait)));
    }
    context.getJobManager().send(job);
  }
}
