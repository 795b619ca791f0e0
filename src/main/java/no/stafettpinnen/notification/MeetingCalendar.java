package no.stafettpinnen.notification;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import no.stafettpinnen.casefile.Meetings.Meeting;

/**
 * A meeting as a calendar file (RFC 5545 and 5546) for one recipient, who sees nobody else's address. The definition of
 * the time zone is our own: ical4j's for Europe/Oslo carries the name Europe/Berlin.
 */
final class MeetingCalendar {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  /** @param method REQUEST or CANCEL */
  record File(String method, String content) {
  }

  /** @param location may be null */
  record Words(String summary, String location) {
  }

  private MeetingCalendar() {
  }

  static File request(Meeting meeting, Words words, String from, String to) {
    VEvent event = event(meeting, words, from, to);
    event.add(new Sequence(meeting.revision()));
    return file(ImmutableMethod.REQUEST, event);
  }

  static File cancel(Meeting meeting, Words words, String from, String to) {
    VEvent event = event(meeting, words, from, to);
    event.add(new Sequence(meeting.revision() + 1));
    event.add(ImmutableStatus.VEVENT_CANCELLED);
    return file(ImmutableMethod.CANCEL, event);
  }

  private static VEvent event(Meeting meeting, Words words, String from, String to) {
    ZonedDateTime start = meeting.startsAt().atZoneSameInstant(OSLO);
    VEvent event = new VEvent(start, start.plusMinutes(meeting.minutes()), words.summary());
    event.add(new Uid(meeting.id().toString()));
    event.add(new Organizer("mailto:" + from));
    event.add(new Attendee("mailto:" + to));
    if (words.location() != null) {
      event.add(new Location(words.location()));
    }
    return event;
  }

  private static File file(net.fortuna.ical4j.model.property.Method method, VEvent event) {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//Stafettpinnen//NO"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(method);
    calendar.add(oslo());
    calendar.add(event);
    return new File(method.getValue(), calendar.toString());
  }

  private static VTimeZone oslo() {
    VTimeZone zone = new VTimeZone();
    zone.add(new TzId(OSLO.getId()));
    zone.add(turn(new Daylight(), "CEST", 1, 2, LocalDateTime.of(1981, 3, 29, 2, 0), 3));
    zone.add(turn(new Standard(), "CET", 2, 1, LocalDateTime.of(1996, 10, 27, 3, 0), 10));
    return zone;
  }

  /** From the last Sunday of the month on. */
  private static Observance turn(Observance observance, String name, int fromHours, int toHours, LocalDateTime first, int month) {
    observance.add(new TzName(name));
    observance.add(new TzOffsetFrom(ZoneOffset.ofHours(fromHours)));
    observance.add(new TzOffsetTo(ZoneOffset.ofHours(toHours)));
    observance.add(new DtStart<Temporal>(first));
    observance.add(new RRule<>("FREQ=YEARLY;BYMONTH=%d;BYDAY=-1SU".formatted(month)));
    return observance;
  }
}
