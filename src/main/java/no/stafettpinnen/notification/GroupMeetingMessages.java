package no.stafettpinnen.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.GroupMeetings;
import org.springframework.stereotype.Component;

/**
 * Tells those concerned of the meeting of an ansvarsgruppe (R147): its members and the baton holder, at once and of every change; the home
 * some days before, where it is invited.
 */
@Component
public class GroupMeetingMessages {

  private final GroupMeetings meetings;
  private final BatonLedger baton;
  private final MeetingInvitations invitations;
  private final HomeMessages home;

  GroupMeetingMessages(GroupMeetings meetings, BatonLedger baton, MeetingInvitations invitations, HomeMessages home) {
    this.meetings = meetings;
    this.baton = baton;
    this.invitations = invitations;
    this.home = home;
  }

  /** @param homeTime when the home is to be told */
  public void invite(UUID caseId, Collection<String> members, Instant homeTime) {
    meetings.standing(caseId).ifPresent(meeting -> {
      invitations.invite(meeting, withHolder(caseId, members));
      home.invite(meeting, homeTime);
    });
  }

  /**
   * Somebody is no member any more, and is told that a meeting to come is off for them, never why.
   *
   * @param members those who are left
   */
  public void leaveOut(UUID caseId, Collection<String> members) {
    meetings.standing(caseId).ifPresent(meeting -> invitations.keepOnly(meeting, withHolder(caseId, members)));
  }

  /** There is to be no meeting; nobody is told why. */
  public void callOff(UUID caseId) {
    meetings.standing(caseId).ifPresent(invitations::callOff);
  }

  private Set<String> withHolder(UUID caseId, Collection<String> members) {
    Set<String> invited = new LinkedHashSet<>(members);
    baton.holder(caseId).map(BatonLedger.Holder::person).ifPresent(invited::add);
    return invited;
  }
}
