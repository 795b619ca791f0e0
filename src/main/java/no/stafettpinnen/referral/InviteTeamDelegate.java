package no.stafettpinnen.referral;

import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.casefile.TeamMeetings;
import no.stafettpinnen.deadline.Deadlines;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.TeamMeetingMessages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${inviteTeam}}: the team meets at {@code slot}; those concerned are told, also that it is at another time now. The home is told
 * when the table's row {@code homeInvitation} says, where somebody of it comes.
 */
@ProcessBean("inviteTeam")
class InviteTeamDelegate implements JavaDelegate {

  private static final int MINUTES = 60;

  private final TeamMeetings meetings;
  private final TeamMeetingMessages messages;
  private final Deadlines deadlines;

  InviteTeamDelegate(TeamMeetings meetings, TeamMeetingMessages messages, Deadlines deadlines) {
    this.meetings = meetings;
    this.messages = messages;
    this.deadlines = deadlines;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    Date slot = (Date) execution.getVariable(FlowVariable.SLOT.key());
    if (meetings.standing(caseId).filter(meeting -> meeting.startsAt().toInstant().equals(slot.toInstant())).isEmpty()) {
      meetings.plan(caseId, (String) execution.getVariable(FlowVariable.TEAM.key()), slot.toInstant(), MINUTES);
    }
    messages.invite(caseId, deadlines.reminder("homeInvitation", slot, execution).toInstant());
  }
}
