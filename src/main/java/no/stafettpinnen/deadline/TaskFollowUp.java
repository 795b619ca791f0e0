package no.stafettpinnen.deadline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.engine.OpenTasks;
import no.stafettpinnen.engine.QueuedWork;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Event;
import no.stafettpinnen.notification.Inbox.Kind;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * Looks after one task whose follow-up date has come, whatever diagram it is in (I5, R086, R098, R102): a reminder before it is due;
 * after that the leaders of its service are told, and may take it or give it to somebody, again and again until it is done.
 */
@Component
class TaskFollowUp implements QueuedWork {

  static final String KIND = "task-follow-up";

  private final OpenTasks tasks;
  private final DeadlineTable table;
  private final ServiceDirectory directory;
  private final Inbox inbox;

  TaskFollowUp(OpenTasks tasks, DeadlineTable table, ServiceDirectory directory, Inbox inbox) {
    this.tasks = tasks;
    this.table = table;
    this.directory = directory;
    this.inbox = inbox;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(String taskId) {
    tasks.caseOf(taskId).ifPresent(caseId -> tasks.with(taskId, task -> {
      if (table.now().isBefore(task.getDueDate().toInstant())) {
        remind(caseId, task);
      } else {
        escalate(caseId, task);
      }
    }));
  }

  private void remind(UUID caseId, DelegateTask task) {
    Event event = event(caseId, task, Kind.TASK_REMINDER);
    inbox.write(event, whoDoesIt(task));
    task.setFollowUpDate(task.getDueDate());
  }

  private void escalate(UUID caseId, DelegateTask task) {
    Set<String> leaders = new LinkedHashSet<>();
    for (String service : services(task)) {
      task.addCandidateGroup(Groups.leadersOf(service));
      leaders.addAll(directory.leadersOf(service));
    }
    Event forLeaders = event(caseId, task, Kind.TASK_OVERDUE_FOR_LEADER);
    inbox.write(forLeaders, leaders);
    Event forOthers = event(caseId, task, Kind.TASK_OVERDUE);
    inbox.write(forOthers, whoDoesIt(task).stream().filter(person -> !leaders.contains(person)).toList());
    task.setFollowUpDate(table.again(table.row(task.getTaskDefinitionKey(), task.getExecution())));
  }

  private Event event(UUID caseId, DelegateTask task, Kind kind) {
    return new Event(caseId, "task:" + task.getId() + ":" + table.today(), kind, task.getDueDate(), task.getId(), task.getName(),
        table.row(task.getTaskDefinitionKey(), task.getExecution()).byLaw());
  }

  /** Whoever has taken the task; everybody who could, as long as nobody has. */
  private List<String> whoDoesIt(DelegateTask task) {
    return task.getAssignee() != null ? List.of(task.getAssignee())
        : groups(task).flatMap(group -> Groups.isLeaderGroup(group) ? directory.leadersOf(Groups.serviceOf(group)).stream()
            : directory.membersOf(group).stream().map(ServiceDirectory.PersonName::id)).distinct().toList();
  }

  private static List<String> services(DelegateTask task) {
    return groups(task).map(group -> Groups.isLeaderGroup(group) ? Groups.serviceOf(group) : group).distinct().toList();
  }

  private static Stream<String> groups(DelegateTask task) {
    return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull);
  }
}
