package no.stafettpinnen.notification;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.TeamMeetings;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/**
 * Tells those concerned of the meeting in which a team discusses a case: everybody in the team and in the services that are called in,
 * and the baton holder, at once and of every change; the home some days before, where somebody of it comes.
 */
@Component
public class TeamMeetingMessages {

  private final TeamMeetings meetings;
  private final BatonLedger baton;
  private final ServiceDirectory directory;
  private final MeetingInvitations invitations;
  private final HomeMessages home;

  TeamMeetingMessages(TeamMeetings meetings, BatonLedger baton, ServiceDirectory directory, MeetingInvitations invitations, HomeMessages home) {
    this.meetings = meetings;
    this.baton = baton;
    this.directory = directory;
    this.invitations = invitations;
    this.home = home;
  }

  /** @param homeTime when the home is to be told */
  public void invite(UUID caseId, Instant homeTime) {
    meetings.standing(caseId).ifPresent(meeting -> {
      Set<String> invited = new LinkedHashSet<>();
      meeting.services().forEach(service -> invited.addAll(directory.everybodyIn(service)));
      baton.holder(caseId).map(BatonLedger.Holder::person).ifPresent(invited::add);
      invitations.invite(meeting, invited);
      home.invite(meeting, homeTime);
    });
  }

  /** There is to be no meeting; nobody is told why. */
  public void callOff(UUID caseId) {
    meetings.standing(caseId).ifPresent(invitations::callOff);
  }
}
