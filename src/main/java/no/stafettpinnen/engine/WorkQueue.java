package no.stafettpinnen.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
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
    engine.getCommandExecutorTxRequired().execute(context -> {
      MessageEntity job = new MessageEntity();
      job.setJobHandlerType(QueuedWorkHandler.TYPE);
      job.setJobHandlerConfiguration(new QueuedWorkHandler.Item(kind, subject));
      job.setRetries(QueuedWorkRetry.ATTEMPTS);
      context.getJobManager().send(job);
      return null;
    });
  }
}
