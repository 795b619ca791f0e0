package no.stafettpinnen.coordination;

import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.Cooperation;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.QueuedWork;
import no.stafettpinnen.engine.WorkQueue;
import no.stafettpinnen.municipality.LongAway;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.municipality.ServicesLost;
import no.stafettpinnen.notification.Inbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives each function whose holder is gone back to the service that stood in, with its tasks, and tells the diagram so, which has somebody
 * else appointed (I1, R146, R156). A service that stands in and is out of the case itself can have it no more: then the function ends.
 */
@Component
class GoneCoordinators implements QueuedWork {

  private final AppointedFunctions gone;
  private final Functions functions;
  private final Appointments appointments;
  private final CaseFile caseFile;
  private final WorkQueue queue;
  private final CaseMessages messages;
  private final ServiceDirectory directory;
  private final Inbox inbox;
  private final Clock clock;

  GoneCoordinators(AppointedFunctions gone, Functions functions, Appointments appointments, CaseFile caseFile, WorkQueue queue,
                   CaseMessages messages, ServiceDirectory directory, Inbox inbox, Clock clock) {
    this.gone = gone;
    this.functions = functions;
    this.appointments = appointments;
    this.caseFile = caseFile;
    this.queue = queue;
    this.messages = messages;
    this.directory = directory;
    this.inbox = inbox;
    this.clock = clock;
  }

  void queueAll() {
    gone.gone().stream().map(Function::holder).distinct().forEach(person -> queue.put(kind(), person));
  }

  @EventListener
  void queue(ServicesLost lost) {
    queue.put(kind(), lost.person());
  }

  @EventListener
  void queue(LongAway away) {
    queue.put(kind(), away.person());
  }

  @EventListener
  void endOrGiveBack(Cooperation.ServicesOut out) {
    for (Function function : gone.of(out.caseId())) {
      if (out.services().contains(function.standIn())) {
        gone.close(out.caseId(), function.kind());
        messages.tell(out.caseId(), CaseMessages.COORDINATION_OVER);
      } else if (out.services().contains(function.service())) {
        giveBack(function);
      } else if (function.isStoodIn() && isAskedIn(function, out.services())) {
        messages.tell(out.caseId(), CaseMessages.APPOINTEE_OUT);
      }
    }
  }

  private boolean isAskedIn(Function function, List<String> services) {
    return appointments.newest(function.caseId(), function.kind()).filter(asked -> services.contains(asked.service())).isPresent();
  }

  @Override
  public String kind() {
    return "gone-coordinator";
  }

  @Override
  public void run(String person) {
    lock(gone.goneFrom(person));
    gone.goneFrom(person).forEach(this::giveBack);
  }

  private void lock(Collection<Function> found) {
    found.stream().map(Function::caseId).distinct().forEach(caseFile::lock);
  }

  private void giveBack(Function function) {
    UUID caseId = function.caseId();
    functions.giveBack(caseId, function.kind());
    boolean ofChild = function.kind() == Kind.BARNEKOORDINATOR;
    if (ofChild) {
      inbox.write(new Inbox.Event(caseId, "coordinatorGone:" + function.id() + ":" + function.since().toEpochSecond(),
          Inbox.Kind.COORDINATOR_GONE, Date.from(clock.instant()), null, null), peopleOf(function.standIn()));
    }
    messages.tell(caseId, ofChild ? CaseMessages.COORDINATOR_GONE : CaseMessages.GROUP_COORDINATOR_GONE);
  }

  private List<String> peopleOf(String service) {
    return directory.membersOf(service).stream().map(ServiceDirectory.PersonName::id).toList();
  }
}
