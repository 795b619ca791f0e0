package no.stafettpinnen.benchmark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.tasklist.FormsInJava;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/**
 * Our application without HTTP: the task query and the claim as Tasklist's API makes them, as the person, and the call that the
 * form endpoint makes. Who the person is, is looked up once before the query; {@code complete} looks it up itself.
 */
@TestComponent
class JavaPlayer implements Journey.Player {

  private final FormsInJava forms;
  private final CurrentPerson currentPerson;
  private final ServiceDirectory directory;
  private final TaskService tasks;
  private final Map<String, Person> people = new ConcurrentHashMap<>();

  JavaPlayer(FormsInJava forms, CurrentPerson currentPerson, ServiceDirectory directory, TaskService tasks) {
    this.forms = forms;
    this.currentPerson = currentPerson;
    this.directory = directory;
    this.tasks = tasks;
  }

  @Override
  public String open() {
    return forms.start(Journey.STARTER, Journey.PROCESS, Journey.concern()).toString();
  }

  @Override
  public void does(String caseId, Journey.Step step) {
    Task task = OpenTask.find(as(step.person(), () -> tasks.createTaskQuery().processInstanceBusinessKey(caseId).listPage(0, 200)), step);
    if (task.getAssignee() == null) {
      as(step.person(), () -> {
        tasks.claim(task.getId(), step.person());
        return null;
      });
    }
    forms.complete(step.person(), task.getId(), step.form());
  }

  /** Runs a call to the engine as this person. */
  <T> T as(String person, Supplier<T> action) {
    return currentPerson.inEngine(people.computeIfAbsent(person, id -> directory.person(id).orElseThrow()), action);
  }
}
