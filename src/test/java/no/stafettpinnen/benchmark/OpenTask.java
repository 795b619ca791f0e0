package no.stafettpinnen.benchmark;

import java.util.List;
import org.camunda.bpm.engine.task.Task;

final class OpenTask {

  private OpenTask() {
  }

  /** The task of this step: with its key, free or the person's own. */
  static Task find(List<Task> open, Journey.Step step) {
    return open.stream().filter(task -> task.getTaskDefinitionKey().equals(step.key()))
        .filter(task -> task.getAssignee() == null || task.getAssignee().equals(step.person())).findFirst()
        .orElseThrow(() -> new IllegalStateException(step + " is not among " + open));
  }
}
