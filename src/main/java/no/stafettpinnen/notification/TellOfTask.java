package no.stafettpinnen.notification;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.engine.TaskGiven;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.municipality.ServiceDirectory.PersonName;
import no.stafettpinnen.notification.Inbox.Kind;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * Tells a person who is given a task by somebody else, and the members of a service that a new task waits for, such as an invitation to
 * take part (R099). Nobody is told of what follows from their own step, in their own service, nor of a task that they can't see because
 * their service is out of the case.
 */
@Component
class TellOfTask implements TaskGiven {

  private final Inbox inbox;
  private final ServiceDirectory directory;
  private final CaseServices services;
  private final Clock clock;

  TellOfTask(Inbox inbox, ServiceDirectory directory, CaseServices services, Clock clock) {
    this.inbox = inbox;
    this.directory = directory;
    this.services = services;
    this.clock = clock;
  }

  @Override
  public void to(DelegateTask task, Optional<String> by) {
    String person = task.getAssignee();
    List<String> groups = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).toList();
    if (person == null) {
      List<String> people = groups.stream().flatMap(group -> others(group, by)).distinct().toList();
      tell(task, Kind.TASK_FOR_SERVICE, people);
    } else if (by.filter(person::equals).isEmpty() && isSeen(task, groups)) {
      tell(task, Kind.TASK_GIVEN, List.of(person));
    }
  }

  /** Whether a service that the task waits for sees anything of the case. */
  private boolean isSeen(DelegateTask task, List<String> groups) {
    String caseId = task.getExecution().getProcessBusinessKey();
    if (caseId == null || groups.isEmpty()) {
      return true;
    }
    List<String> seeing = services.seeing(UUID.fromString(caseId));
    return groups.stream().map(Groups::serviceOf).anyMatch(seeing::contains);
  }

  @Override
  public void toldBefore(DelegateTask task) {
    String caseId = task.getExecution().getProcessBusinessKey();
    if (caseId != null) {
      inbox.leadTo(UUID.fromString(caseId), TellOfBatonDelegate.event(task.getProcessInstanceId()), task.getId());
    }
  }

  private Stream<String> others(String service, Optional<String> by) {
    List<String> members = directory.membersOf(service).stream().map(PersonName::id).toList();
    return by.filter(members::contains).isPresent() ? Stream.empty() : members.stream();
  }

  private void tell(DelegateTask task, Kind kind, List<String> people) {
    String caseId = task.getExecution().getProcessBusinessKey();
    if (caseId != null && !people.isEmpty()) {
      inbox.write(new Inbox.Event(UUID.fromString(caseId), "given:" + task.getId() + ":" + clock.millis(), kind, due(task), task.getId(),
          task.getName()), people);
    }
  }

  private Date due(DelegateTask task) {
    return task.getDueDate() == null ? Date.from(clock.instant()) : task.getDueDate();
  }
}
