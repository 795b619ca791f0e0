package no.stafettpinnen.notification;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.stafettpinnen.casefile.CaseClosed;
import no.stafettpinnen.casefile.Meetings;
import no.stafettpinnen.casefile.Meetings.Meeting;
import no.stafettpinnen.notification.Inbox.Kind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Invites to a meeting and calls it off, with calendar files, and never says why. */
@Component
class MeetingInvitations {

  private final Meetings meetings;
  private final Inbox inbox;
  private final HomeMessages home;

  MeetingInvitations(Meetings meetings, Inbox inbox, HomeMessages home) {
    this.meetings = meetings;
    this.inbox = inbox;
    this.home = home;
  }

  /** Tells everybody of time and place at once, also of changes; who was invited before and is not any more, that it is off. */
  void invite(Meeting meeting, Collection<String> people) {
    Set<String> invited = people.stream().collect(Collectors.toSet());
    List<String> before = invitedBefore(meeting);
    inbox.write(event(meeting, invitation(meeting)), invited);
    inbox.write(event(meeting, cancellation(meeting)), before.stream().filter(person -> !invited.contains(person)).toList());
  }

  /** Whoever was invited to a meeting that is to come, is told that there is none. */
  void callOff(Meeting meeting) {
    meetings.end(meeting);
    if (meetings.isToCome(meeting)) {
      inbox.write(event(meeting, cancellation(meeting)), invitedBefore(meeting));
      home.cancel(meeting);
    }
  }

  /** Those of the people who were invited are told that it is off for them. */
  void leaveOut(Meeting meeting, Collection<String> people) {
    if (meetings.isToCome(meeting)) {
      inbox.write(event(meeting, cancellation(meeting)), invitedBefore(meeting).stream().filter(people::contains).toList());
    }
  }

  /** Whoever was invited and is none of these people, is told that it is off for them. */
  void keepOnly(Meeting meeting, Collection<String> people) {
    leaveOut(meeting, invitedBefore(meeting).stream().filter(person -> !people.contains(person)).toList());
  }

  @EventListener
  void closed(CaseClosed event) {
    meetings.upcoming(event.caseId()).forEach(this::callOff);
  }

  private List<String> invitedBefore(Meeting meeting) {
    return inbox.recipientsOf(meeting.caseId(), "meeting:" + meeting.id(), invitation(meeting));
  }

  private static Kind invitation(Meeting meeting) {
    return switch (meeting.kind()) {
      case TEAM -> Kind.TEAM_MEETING_INVITATION;
      case GROUP -> Kind.GROUP_MEETING_INVITATION;
      case EVALUATION -> Kind.MEETING_INVITATION;
    };
  }

  private static Kind cancellation(Meeting meeting) {
    return switch (meeting.kind()) {
      case TEAM -> Kind.TEAM_MEETING_CANCELLED;
      case GROUP -> Kind.GROUP_MEETING_CANCELLED;
      case EVALUATION -> Kind.MEETING_CANCELLED;
    };
  }

  private static Inbox.Event event(Meeting meeting, Kind kind) {
    return new Inbox.Event(meeting.caseId(), "meeting:" + meeting.id() + ":" + meeting.revision(), kind,
        Date.from(meeting.startsAt().toInstant()), null, null);
  }
}
