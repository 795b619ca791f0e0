package no.stafettpinnen.notification;

import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.Meetings;
import org.springframework.stereotype.Component;

/** The calendar file that goes with a message about a meeting to somebody who works here. */
@Component
@ConditionalOnMailServer
class StaffMeetingMail {

  private final Inbox inbox;
  private final Meetings meetings;
  private final MeetingWords words;
  private final Post post;

  StaffMeetingMail(Inbox inbox, Meetings meetings, MeetingWords words, Post post) {
    this.inbox = inbox;
    this.meetings = meetings;
    this.words = words;
    this.post = post;
  }

  Optional<MeetingCalendar.File> calendarOf(Inbox.Message message, String address) {
    return switch (message.kind()) {
      case MEETING_INVITATION, TEAM_MEETING_INVITATION, GROUP_MEETING_INVITATION -> meeting(message).map(meeting ->
          MeetingCalendar.request(meeting, words.forStaff(meeting), post.from(), address));
      case MEETING_CANCELLED, TEAM_MEETING_CANCELLED, GROUP_MEETING_CANCELLED -> meeting(message).map(meeting ->
          MeetingCalendar.cancel(meeting, words.forStaff(meeting), post.from(), address));
      default -> Optional.empty();
    };
  }

  private Optional<Meetings.Meeting> meeting(Inbox.Message message) {
    return meetings.find(UUID.fromString(inbox.eventOf(message.id()).split(":")[1]));
  }
}
