package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.casefile.Cooperation;
import no.stafettpinnen.engine.OpenTasks;
import no.stafettpinnen.notification.GroupMeetingMessages;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Services are out of the case, and their people out of the ansvarsgruppe (I3). Where the service that stands in for its coordinator is one
 * of them, the case's own service does from now on, so that somebody always does (I1, R146). Comes before whatever looks for coordinators
 * who are gone.
 */
@Component
class GroupWithoutService {

  private final CareGroups groups;
  private final AppointedFunctions functions;
  private final CaseServices services;
  private final OpenTasks tasks;
  private final GroupMeetingMessages messages;

  GroupWithoutService(CareGroups groups, AppointedFunctions functions, CaseServices services, OpenTasks tasks, GroupMeetingMessages messages) {
    this.groups = groups;
    this.functions = functions;
    this.services = services;
    this.tasks = tasks;
    this.messages = messages;
  }

  @EventListener
  @Order(1)
  void out(Cooperation.ServicesOut out) {
    UUID caseId = out.caseId();
    groups.leave(caseId, out.services());
    messages.leaveOut(caseId, groups.members(caseId).stream().map(CareGroups.Member::person).toList());
    functions.find(caseId, Kind.GROUP_COORDINATOR).filter(function -> out.services().contains(function.standIn()))
        .ifPresent(function -> standIn(function, services.active(caseId).get(0)));
  }

  private void standIn(Function before, String service) {
    functions.standInInstead(before.caseId(), before.kind(), service);
    if (before.isStoodIn()) {
      tasks.handOver(before.caseId(), FunctionHolder.assignedBy(before.kind()), null, null, service);
    }
  }
}
