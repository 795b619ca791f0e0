package no.stafettpinnen.coordination;

import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.deadline.Deadlines;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.GroupMeetingMessages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${inviteGroup}}: the members of the ansvarsgruppe and the baton holder are told of the meeting at {@code slot} (R147); the home,
 * where it is invited, when the table's row {@code homeInvitation} says.
 */
@ProcessBean("inviteGroup")
class InviteGroupDelegate implements JavaDelegate {

  private final CareGroups groups;
  private final GroupMeetingMessages messages;
  private final Deadlines deadlines;

  InviteGroupDelegate(CareGroups groups, GroupMeetingMessages messages, Deadlines deadlines) {
    this.groups = groups;
    this.messages = messages;
    this.deadlines = deadlines;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    Date slot = (Date) execution.getVariable(FlowVariable.SLOT.key());
    messages.invite(caseId, groups.members(caseId).stream().map(CareGroups.Member::person).toList(),
        deadlines.reminder("homeInvitation", slot, execution).toInstant());
  }
}
