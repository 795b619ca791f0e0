package no.stafettpinnen.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.beans.factory.ObjectProvider;

/** Hands a job to the {@link QueuedWork} of its kind. */
class QueuedWorkHandler implements JobHandler<QueuedWorkHandler.Item> {

  static final String TYPE = "stafett-work";

  /** What stands in the queue: a kind of work, on one subject or several. */
  record Item(String kind, List<String> subjects) implements JobHandlerConfiguration {

    static Item of(String canonical) {
      String[] parts = canonical.split(" ", 2);
      return new Item(parts[0], List.of(parts[1].split("\n")));
    }

    @Override
    public String toCanonicalString() {
      return kind + " " + String.join("\n", subjects);
    }

    Stream<Item> eachAlone() {
      return subjects.stream().map(subject -> new Item(kind, List.of(subject)));
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
    QueuedWork work = work(item).orElseThrow(() -> new IllegalStateException("Nobody does work of the kind " + item.kind()));
    item.subjects().forEach(work::run);
  }

  void failedForGood(Item item) {
    work(item).ifPresent(work -> item.subjects().forEach(work::failedForGood));
  }

  private Optional<QueuedWork> work(Item item) {
    return works.stream().filter(work -> work.kind().equals(item.kind())).findFirst();
  }

  @Override
  public Item newConfiguration(String canonical) {
    return Item.of(canonical);
  }

  @Override
  public void onDelete(Item item, JobEntity job) {
  }
}
