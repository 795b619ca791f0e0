package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.casefile.AnonymousCases;
import no.stafettpinnen.casefile.TeamMeetings;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** {@code ${meetingHome}}: whether guardians and child are to be at the team's meeting (R128, R132). */
@ProcessBean("meetingHome")
public class MeetingHome {

  private final Teams teams;
  private final TeamMeetings meetings;
  private final AnonymousCases anonymous;

  MeetingHome(Teams teams, TeamMeetings meetings, AnonymousCases anonymous) {
    this.teams = teams;
    this.meetings = meetings;
    this.anonymous = anonymous;
  }

  /** Whether somebody has to ask the home: the case is about somebody by name, it takes part in this team's meetings, and nobody has said who comes to this one. */
  public boolean isToBeAsked(DelegateExecution execution) {
    return teams.profile((String) execution.getVariable(FlowVariable.FORUM.key())).filter(Forum::homeAsked).isPresent()
        && !anonymous.isOne(execution) && !meetings.isHomeAnswered(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
