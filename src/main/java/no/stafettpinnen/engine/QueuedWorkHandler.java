package no.stafettpinnen.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.beans.factory.ObjectProvider;

/** Hands a job to the {@link QueuedWork} of its kind. */
class QueuedWorkHandler implements JobHandler<QueuedWorkHandler.Item> {

  static final String TYPE = "stafett-work";

  /** What stands in the queue. */
  record Item(String kind, String subject) implements JobHandlerConfiguration {

    @Override
    public String toCanonicalString() {
      return kind + " " + subject;
    }
  }

  private final ObjectProvider<QueuedWork> works;

  QueuedWorkHandler(ObjectProvider<QueuedWork> works) {
    this.works = works;
  }

  @Override
  public String getType() {
    return TYPE;
  }

  @Override
  public void execute(Item item, ExecutionEntity execution, CommandContext context, String tenant) {
    work(item).orElseThrow(() -> new IllegalStateException("Nobody does work of the kind " + item.kind())).run(item.subject());
  }

  void failedForGood(Item item) {
    work(item).ifPresent(work -> work.failedForGood(item.subject()));
  }

  private Optional<QueuedWork> work(Item item) {
    return works.stream().filter(work -> work.kind().equals(item.kind())).findFirst();
  }

  @Override
  public Item newConfiguration(String canonical) {
    String[] parts = canonical.split(" ", 2);
    return new Item(parts[0], parts[1]);
  }

  @Override
  public void onDelete(Item item, JobEntity job) {
  }
}
