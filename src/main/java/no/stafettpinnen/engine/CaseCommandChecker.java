package no.stafettpinnen.engine;

import java.util.function.BiPredicate;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * May the calling person do this with this task? {@link TaskAccess} answers; the engine's rows of rights are not asked. Whatever
 * else the engine can do with a task is for no person.
 */
class CaseCommandChecker extends AuthorizationCommandChecker {

  private final TaskAccess access;

  CaseCommandChecker(TaskAccess access) {
    this.access = access;
  }

  @Override
  public void checkReadTask(TaskEntity task) {
    require(access::maySee, task);
  }

  @Override
  public void checkTaskWork(TaskEntity task) {
    require(access::maySee, task);
  }

  @Override
  public void checkTaskAssign(TaskEntity task) {
    require(access::mayAssign, task);
  }

  @Override
  public void checkReadTaskVariable(TaskEntity task) {
    // The engine asks this to tell which form a task has. The commands that read variables are not in the CommandGate's list.
    require(access::maySee, task);
  }

  @Override
  public void checkUpdateTaskVariable(TaskEntity task) {
    refuse();
  }

  @Override
  public void checkDeleteTask(TaskEntity task) {
    refuse();
  }

  @Override
  public void checkCreateTask(TaskEntity task) {
    refuse();
  }

  @Override
  public void checkCreateTask() {
    refuse();
  }

  private static void require(BiPredicate<TaskAccess.Asker, String> rule, TaskEntity task) {
    CallingPerson.find().filter(asker -> !rule.test(asker, task.getId())).ifPresent(asker -> {
      throw new AuthorizationException("No access");
    });
  }

  private static void refuse() {
    if (CallingPerson.find().isPresent()) {
      throw new AuthorizationException("No access");
    }
  }
}
