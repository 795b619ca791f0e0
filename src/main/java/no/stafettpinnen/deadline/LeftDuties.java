package no.stafettpinnen.deadline;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.engine.AssignmentGate;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.engine.OpenTasks;
import no.stafettpinnen.engine.QueuedWork;
import no.stafettpinnen.engine.WorkQueue;
import no.stafettpinnen.municipality.Absences;
import no.stafettpinnen.municipality.LongAway;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.municipality.ServicesLost;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Event;
import no.stafettpinnen.notification.Inbox.Kind;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Personal duties of people who are gone (I2): where the person does not work in a service that the task waits for any more, nobody has
 * it from now on, and everybody in the service is told, so that somebody takes it. Whoever is only away for long keeps it, and the leaders
 * are told.
 */
@Component
class LeftDuties implements QueuedWork {

  private static final String KIND = "left-duty";

  private final OpenTasks tasks;
  private final CaseFile caseFile;
  private final Absences absences;
  private final ServiceDirectory directory;
  private final Inbox inbox;
  private final WorkQueue queue;
  private final DeadlineTable table;
  private final JdbcClient jdbc;

  LeftDuties(OpenTasks tasks, CaseFile caseFile, Absences absences, ServiceDirectory directory, Inbox inbox, WorkQueue queue,
             DeadlineTable table, JdbcClient jdbc) {
    this.tasks = tasks;
    this.caseFile = caseFile;
    this.absences = absences;
    this.directory = directory;
    this.inbox = inbox;
    this.queue = queue;
    this.table = table;
    this.jdbc = jdbc;
  }

  /** Whoever has a task and works in none of the services that it waits for. */
  void queueAll() {
    jdbc.sql("""
            SELECT DISTINCT t.ASSIGNEE_ FROM ACT_RU_TASK t WHERE t.ASSIGNEE_ IS NOT NULL AND NOT EXISTS (
              SELECT 1 FROM ACT_RU_IDENTITYLINK l JOIN ACT_ID_MEMBERSHIP m ON m.GROUP_ID_ = l.GROUP_ID_
              WHERE l.TASK_ID_ = t.ID_ AND m.USER_ID_ = t.ASSIGNEE_)""")
        .query(String.class).list().forEach(person -> queue.put(KIND, person));
  }

  @EventListener
  void queue(ServicesLost lost) {
    queue.put(KIND, lost.person());
  }

  @EventListener
  void queue(LongAway away) {
    queue.put(KIND, away.person());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(String person) {
    List<String> duties = tasks.dutiesOf(person);
    duties.stream().flatMap(duty -> tasks.caseOf(duty).stream()).sorted().forEach(caseFile::lock);
    duties.forEach(duty -> tasks.with(duty, task -> look(person, task)));
  }

  private void look(String person, DelegateTask task) {
    if (!AssignmentGate.worksThere(person, task)) {
      task.setAssignee(null);
      tell(task, Kind.DUTY_WITHOUT_OWNER, "left:" + person, services(task).flatMap(service -> directory.everybodyIn(service).stream()));
    } else {
      absences.currentLong(person).ifPresent(absence -> tell(task, Kind.DUTY_OWNER_AWAY, "away:" + absence.id(),
          services(task).flatMap(service -> directory.leadersOf(service).stream()).filter(leader -> !leader.equals(person))));
    }
  }

  private void tell(DelegateTask task, Kind kind, String event, Stream<String> people) {
    UUID caseId = UUID.fromString(task.getExecution().getProcessBusinessKey());
    inbox.write(new Event(caseId, "duty:" + task.getId() + ":" + event, kind, due(task), task.getId(), task.getName()),
        people.distinct().toList());
  }

  private Date due(DelegateTask task) {
    return task.getDueDate() == null ? Date.from(table.now()) : task.getDueDate();
  }

  private static Stream<String> services(DelegateTask task) {
    return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
        .map(group -> Groups.isLeaderGroup(group) ? Groups.serviceOf(group) : group).distinct();
  }
}
