package no.stafettpinnen.engine;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;

/**
 * What becomes of a job that failed. {@link QueuedWork} waits longer each time, since the engine tries jobs that belong to no step of a
 * diagram again at once; work on several subjects is parted. What is kept of the failure, of any job, is {@link Wordless}: an operator
 * reads it.
 */
class QueuedWorkRetry extends DefaultJobRetryCmd {

  private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15),
      Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(12));
  /** Cockpit shows incidents of diagrams only. */
  private static final String INCIDENTS_AT = "followUpTasks";
  static final int ATTEMPTS = PAUSES.size() + 1;

  QueuedWorkRetry(String jobId, Throwable failure) {
    super(jobId, failure);
  }

  @Override
  protected void executeStandardStrategy(CommandContext context) {
    JobEntity job = getJob();
    boolean ours = job != null && QueuedWorkHandler.TYPE.equals(job.getJobHandlerType());
    QueuedWorkHandler.Item item = ours ? QueuedWorkHandler.Item.of(job.getJobHandlerConfigurationRaw()) : null;
    if (ours && item.subjects().size() > 1) {
      item.eachAlone().forEach(alone -> WorkQueue.insert(context, alone, Duration.ZERO));
      job.delete();
      return;
    }
    if (ours && job.getRetries() == 1) {
      showAtDiagram(context, job);
    }
    super.executeStandardStrategy(context);
    if (ours && job.getRetries() == 0) {
      ((QueuedWorkHandler) context.getProcessEngineConfiguration().getJobHandlers().get(QueuedWorkHandler.TYPE)).failedForGood(item);
    } else if (ours) {
      Duration pause = PAUSES.get(Math.min(PAUSES.size(), ATTEMPTS - job.getRetries()) - 1);
      job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(pause)));
    }
  }

  private static void showAtDiagram(CommandContext context, JobEntity job) {
    ProcessDefinitionEntity diagram = context.getProcessDefinitionManager().findLatestProcessDefinitionByKey(INCIDENTS_AT);
    job.setProcessDefinitionId(diagram.getId());
    job.setProcessDefinitionKey(diagram.getKey());
  }

  @Override
  protected void logException(JobEntity job) {
    if (exception != null) {
      Wordless wordless = Wordless.of(exception);
      job.setExceptionMessage(wordless.line());
      job.setExceptionStacktrace(ExceptionUtil.getExceptionStacktrace(wordless));
    }
  }
}
