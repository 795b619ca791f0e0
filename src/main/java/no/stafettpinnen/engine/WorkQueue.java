package no.stafettpinnen.engine;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The engine's queue of jobs, for {@link QueuedWork}. */
@Component
public class WorkQueue {

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
      MessageEntity job = new MessageEntity();
      job.setJobHandlerType(QueuedWorkHandler.TYPE);
      job.setJobHandlerConfiguration(new QueuedWorkHandler.Item(kind, subject));
      job.setRetries(QueuedWorkRetry.ATTEMPTS);
      if (!wait.isZero()) {
        job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(wait)));
      }
      context.getJobManager().send(job);
      return null;
    });
  }
}
