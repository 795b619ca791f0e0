package no.stafettpinnen.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.Cooperation;
import no.stafettpinnen.casefile.Measures;
import no.stafettpinnen.casefile.Meetings;
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
  private final MeetingInvitations invitations;
  private final HomeMessages home;

  EvaluationMeeting(Meetings meetings, Measures measures, BatonLedger baton, MeetingInvitations invitations, HomeMessages home) {
    this.meetings = meetings;
    this.measures = measures;
    this.baton = baton;
    this.invitations = invitations;
    this.home = home;
  }

  /**
   * Invites to the meeting that stands, or calls it off where people have dropped it or now evaluate on another day.
   *
   * @param evaluation when the measures are evaluated
   * @param homeTime   when the home is to be told
   */
  public void invite(UUID caseId, Instant evaluation, Supplier<Instant> homeTime) {
    meetings.upcoming(caseId, Meetings.Kind.EVALUATION).ifPresent(meeting -> {
      if (meeting.dropped() || !day(meeting.startsAt().toInstant()).equals(day(evaluation))) {
        invitations.callOff(meeting);
      } else {
        Set<String> invited = new LinkedHashSet<>(measures.responsiblePeople(caseId));
        baton.holder(caseId).map(BatonLedger.Holder::person).ifPresent(invited::add);
        invitations.invite(meeting, invited);
        home.invite(meeting, homeTime.get());
      }
    });
  }

  /** There is to be none: the measures follow a plan now. */
  public void callOff(UUID caseId) {
    meetings.upcoming(caseId, Meetings.Kind.EVALUATION).ifPresent(invitations::callOff);
  }

  /** Whoever is out of the case is told that the meeting is off for them, never why. */
  @EventListener
  void out(Cooperation.ServicesOut event) {
    meetings.upcoming(event.caseId(), Meetings.Kind.EVALUATION)
        .ifPresent(meeting -> invitations.leaveOut(meeting, measures.responsiblePeople(event.caseId(), event.services())));
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(OSLO).toLocalDate();
  }
}
