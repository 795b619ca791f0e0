package no.stafettpinnen.deadline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.engine.AssignmentGate;
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
 * after that the leaders whom the table names are told, and may take it or give it to somebody, again and again until it is done. A
 * personal duty stays with whoever has it: the leaders are asked to remind them. A service that is out of the case hears nothing.
 */
@Component
class TaskFollowUp implements QueuedWork {

  static final String KIND = "task-follow-up";

  private final OpenTasks tasks;
  private final DeadlineTable table;
  private final CaseServices services;
  private final ServiceDirectory directory;
  private final Inbox inbox;

  TaskFollowUp(OpenTasks tasks, DeadlineTable table, CaseServices services, ServiceDirectory directory, Inbox inbox) {
    this.tasks = tasks;
    this.table = table;
    this.services = services;
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
      DeadlineTable.Row row = table.row(task.getTaskDefinitionKey(), task.getExecution());
      List<String> inCase = services.seeing(caseId);
      if (table.now().isBefore(task.getDueDate().toInstant())) {
        inbox.write(event(caseId, task, Kind.TASK_REMINDER, row), whoDoesIt(task, inCase));
        task.setFollowUpDate(task.getDueDate());
      } else {
        escalate(caseId, task, row, inCase);
      }
    }));
  }

  private void escalate(UUID caseId, DelegateTask task, DeadlineTable.Row row, List<String> inCase) {
    boolean duty = AssignmentGate.isPersonalDuty(task) && task.getAssignee() != null;
    Set<String> leaders = new LinkedHashSet<>();
    for (String service : escalatedTo(task, row, inCase)) {
      if (!duty) {
        task.addCandidateGroup(Groups.leadersOf(service));
      }
      leaders.addAll(directory.leadersOf(service));
    }
    if (duty) {
      leaders.remove(task.getAssignee());
    }
    inbox.write(event(caseId, task, duty ? Kind.DUTY_OVERDUE_FOR_LEADER : Kind.TASK_OVERDUE_FOR_LEADER, row), leaders);
    inbox.write(event(caseId, task, Kind.TASK_OVERDUE, row),
        whoDoesIt(task, inCase).stream().filter(person -> !leaders.contains(person)).toList());
    task.setFollowUpDate(table.again(row));
  }

  /** The case's own service is the first of those in it. */
  private static Set<String> escalatedTo(DelegateTask task, DeadlineTable.Row row, List<String> inCase) {
    Set<String> escalatedTo = groups(task, inCase).map(TaskFollowUp::serviceOf).collect(Collectors.toCollection(LinkedHashSet::new));
    if (row.escalation() == Escalation.BOTH_LEADERS) {
      escalatedTo.add(inCase.get(0));
    }
    return escalatedTo;
  }

  private Event event(UUID caseId, DelegateTask task, Kind kind, DeadlineTable.Row row) {
    return new Event(caseId, "task:" + task.getId() + ":" + table.today(), kind, task.getDueDate(), task.getId(), task.getName(),
        row.byLaw());
  }

  /** Whoever has taken the task; everybody who could, as long as nobody has. */
  private List<String> whoDoesIt(DelegateTask task, List<String> inCase) {
    return task.getAssignee() != null ? List.of(task.getAssignee())
        : groups(task, inCase).flatMap(group -> Groups.isLeaderGroup(group) ? directory.leadersOf(Groups.serviceOf(group)).stream()
            : directory.membersOf(group).stream().map(ServiceDirectory.PersonName::id)).distinct().toList();
  }

  private static Stream<String> groups(DelegateTask task, List<String> inCase) {
    return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
        .filter(group -> inCase.contains(serviceOf(group)));
  }

  private static String serviceOf(String group) {
    return Groups.isLeaderGroup(group) ? Groups.serviceOf(group) : group;
  }
}
