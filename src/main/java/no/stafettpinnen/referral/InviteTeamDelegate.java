package no.stafettpinnen.referral;

import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.TeamMeetings;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.deadline.Deadlines;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.TeamMeetingMessages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${inviteTeam}}: the team meets at {@code slot}, with the services that are called in and that a consent names; those concerned are
 * told, also that it is at another time now, or that they are not to come any more. The home is told when the table's row {@code homeInvitation} says, where somebody of it comes.
 */
@ProcessBean("inviteTeam")
class InviteTeamDelegate implements JavaDelegate {

  private final TeamMeetings meetings;
  private final TeamMeetingMessages messages;
  private final Deadlines deadlines;
  private final Consents consents;
  private final Teams teams;

  InviteTeamDelegate(TeamMeetings meetings, TeamMeetingMessages messages, Deadlines deadlines, Consents consents, Teams teams) {
    this.meetings = meetings;
    this.messages = messages;
    this.deadlines = deadlines;
    this.consents = consents;
    this.teams = teams;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    Date slot = (Date) execution.getVariable(FlowVariable.SLOT.key());
    String team = (String) execution.getVariable(FlowVariable.TEAM.key());
    List<String> services = Stream.concat(Stream.of(team),
        meetings.calledIn(caseId).stream().filter(service -> consents.covers(caseId, service))).distinct().toList();
    Forum forum = teams.profile((String) execution.getVariable(FlowVariable.FORUM.key())).orElseThrow();
    meetings.plan(caseId, services, slot.toInstant(), forum.slotMinutes(), forum.place());
    messages.invite(caseId, deadlines.reminder("homeInvitation", slot, execution).toInstant());
  }
}
