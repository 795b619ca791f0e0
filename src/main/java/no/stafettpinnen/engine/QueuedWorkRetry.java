package no.stafettpinnen.engine;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Pauses between attempts at {@link QueuedWork}; the engine tries jobs that belong to no step of a diagram again at once. */
class QueuedWorkRetry extends DefaultJobRetryCmd {

  private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15),
      Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(12));
  static final int ATTEMPTS = PAUSES.size() + 1;

  QueuedWorkRetry(String jobId, Throwable failure) {
    super(jobId, failure);
  }

  @Override
  protected void executeStandardStrategy(CommandContext context) {
    super.executeStandardStrategy(context);
    JobEntity job = getJob();
    if (job == null || !QueuedWorkHandler.TYPE.equals(job.getJobHandlerType())) {
      return;
    }
    if (job.getRetries() == 0) {
      QueuedWorkHandler handler = (QueuedWorkHandler) context.getProcessEngineConfiguration().getJobHandlers().get(QueuedWorkHandler.TYPE);
      handler.failedForGood((QueuedWorkHandler.Item) job.getJobHandlerConfiguration());
    } else {
      Duration pause = PAUSES.get(Math.min(PAUSES.size(), ATTEMPTS - job.getRetries()) - 1);
      job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(pause)));
    }
  }
}
