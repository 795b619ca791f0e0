package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.stafettpinnen.access.Capacities;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.casefile.ChildName;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.readlog.Read.Door;
import no.stafettpinnen.readlog.ReadLog;
import no.stafettpinnen.readlog.ReadReceipt;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A line on each card of the task list that tells one case from another: the child's first name and the case's short name, for
 * those who may read the case. Neither is in the engine.
 */
@RestController
class CardController {

  private static final int MOST = 100;

  /** @param holder name of whoever has taken the task; null where nobody has */
  record Card(String taskId, String child, String reference, String holder) {
  }

  private final CurrentPerson currentPerson;
  private final CaseAccess access;
  private final Capacities capacities;
  private final ReadLog readLog;
  private final CaseReader reader;
  private final TaskService tasks;
  private final RuntimeService runtime;
  private final ServiceDirectory directory;

  CardController(CurrentPerson currentPerson, CaseAccess access, Capacities capacities, ReadLog readLog, CaseReader reader,
                 TaskService tasks, RuntimeService runtime, ServiceDirectory directory) {
    this.currentPerson = currentPerson;
    this.access = access;
    this.capacities = capacities;
    this.readLog = readLog;
    this.reader = reader;
    this.tasks = tasks;
    this.runtime = runtime;
    this.directory = directory;
  }

  @GetMapping("/api/cards")
  List<Card> cards(@RequestParam("task") List<String> taskIds) {
    Person person = currentPerson.require();
    String[] asked = taskIds.stream().limit(MOST).toArray(String[]::new);
    List<Task> seen = currentPerson.inEngine(person, () -> tasks.createTaskQuery().taskIdIn(asked).listPage(0, MOST));
    Map<String, UUID> cases = casesOf(seen);
    Set<UUID> readable = access.readable(person, Set.copyOf(cases.values()));
    ReadReceipt receipt = readLog.record(capacities.reads(person, readable, "card", Door.CARD));
    Map<UUID, JsonNode> children = reader.children(receipt);
    Map<String, String> names = directory.namesOf(seen.stream().map(Task::getAssignee).filter(Objects::nonNull).distinct().toList());
    return seen.stream().filter(task -> children.containsKey(cases.get(task.getProcessInstanceId()))).map(task -> {
      UUID caseId = cases.get(task.getProcessInstanceId());
      return new Card(task.getId(), ChildName.brief(children.get(caseId)), CaseReference.of(caseId), holder(task, names));
    }).toList();
  }

  private static String holder(Task task, Map<String, String> names) {
    return task.getAssignee() == null ? null : names.get(task.getAssignee());
  }

  private Map<String, UUID> casesOf(List<Task> seen) {
    Set<String> instances = seen.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
    Map<String, UUID> cases = new HashMap<>();
    if (!instances.isEmpty()) {
      for (ProcessInstance instance : runtime.createProcessInstanceQuery().processInstanceIds(instances).list()) {
        cases.put(instance.getId(), UUID.fromString(instance.getBusinessKey()));
      }
    }
    return cases;
  }
}
