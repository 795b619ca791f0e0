package no.stafettpinnen.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseClosed;
import no.stafettpinnen.casefile.Cooperation;
import no.stafettpinnen.casefile.Measures;
import no.stafettpinnen.casefile.Meetings;
import no.stafettpinnen.casefile.Meetings.Meeting;
import no.stafettpinnen.notification.Inbox.Kind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells those concerned of the meeting at which the measures are evaluated. The baton holder and everybody responsible for a measure are
 * told at once, also of changes; the home some days before.
 */
@Component
public class EvaluationMeeting {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private final Meetings meetings;
  private final Measures measures;
  private final BatonLedger baton;
  private final Inbox inbox;
  private final HomeMessages home;

  EvaluationMeeting(Meetings meetings, Measures measures, BatonLedger baton, Inbox inbox, HomeMessages home) {
    this.meetings = meetings;
    this.measures = measures;
    this.baton = baton;
    this.inbox = inbox;
    this.home = home;
  }

  /**
   * Invites to the meeting that stands, or calls it off where people have dropped it or now evaluate on another day.
   *
   * @param evaluation when the measures are evaluated
   * @param homeTime   when the home is to be told
   */
  public void invite(UUID caseId, Instant evaluation, Supplier<Instant> homeTime) {
    meetings.upcoming(caseId).ifPresent(meeting -> {
      if (meeting.dropped() || !day(meeting.startsAt().toInstant()).equals(day(evaluation))) {
        callOff(meeting);
      } else {
        invite(meeting);
        home.invite(meeting, homeTime.get());
      }
    });
  }

  @EventListener
  void closed(CaseClosed event) {
    meetings.upcoming(event.caseId()).ifPresent(this::callOff);
  }

  /** Whoever is out of the case is told that the meeting is off for them, never why. */
  @EventListener
  void out(Cooperation.ServicesOut event) {
    meetings.upcoming(event.caseId()).filter(meetings::isToCome).ifPresent(meeting -> {
      List<String> out = measures.responsiblePeople(event.caseId(), event.services());
      inbox.write(event(meeting, Kind.MEETING_CANCELLED), invitedBefore(meeting).stream().filter(out::contains).toList());
    });
  }

  private void invite(Meeting meeting) {
    Set<String> invited = new LinkedHashSet<>(measures.responsiblePeople(meeting.caseId()));
    baton.holder(meeting.caseId()).map(BatonLedger.Holder::person).ifPresent(invited::add);
    List<String> before = invitedBefore(meeting);
    inbox.write(event(meeting, Kind.MEETING_INVITATION), invited);
    inbox.write(event(meeting, Kind.MEETING_CANCELLED), before.stream().filter(person -> !invited.contains(person)).toList());
  }

  private void callOff(Meeting meeting) {
    meetings.end(meeting);
    if (meetings.isToCome(meeting)) {
      inbox.write(event(meeting, Kind.MEETING_CANCELLED), invitedBefore(meeting));
      home.cancel(meeting);
    }
  }

  private List<String> invitedBefore(Meeting meeting) {
    return inbox.recipientsOf(meeting.caseId(), "meeting:" + meeting.id(), Kind.MEETING_INVITATION);
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(OSLO).toLocalDate();
  }

  private static Inbox.Event event(Meeting meeting, Kind kind) {
    return new Inbox.Event(meeting.caseId(), "meeting:" + meeting.id() + ":" + meeting.revision(), kind,
        Date.from(meeting.startsAt().toInstant()), null, null);
  }
}
