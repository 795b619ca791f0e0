package no.stafettpinnen.notification;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.casefile.Meetings;
import no.stafettpinnen.casefile.Meetings.Meeting;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/**
 * What is said of a meeting outside the case file: when and where, never about whom. The place is a service's name, what the profile of the
 * team says, or nothing.
 */
@Component
class MeetingWords {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d. MMMM uuuu 'kl.' HH.mm", Locale.forLanguageTag("nb-NO")).withZone(ZoneId.of("Europe/Oslo"));

  private static final String OTHER = "other";
  private final ServiceDirectory directory;

  MeetingWords(ServiceDirectory directory) {
    this.directory = directory;
  }

  static String when(OffsetDateTime start) {
    return MOMENT.format(start);
  }

  MeetingCalendar.Words forStaff(Meeting meeting) {
    String what = switch (meeting.kind()) {
      case TEAM -> "Teammøte i sak ";
      case GROUP -> "Møte i ansvarsgruppa i sak ";
      case EVALUATION -> "Evalueringsmøte i sak ";
    };
    return new MeetingCalendar.Words(what + CaseReference.of(meeting.caseId()), place(meeting));
  }

  /** For the home, which is not told that there is a case. */
  MeetingCalendar.Words forHome(Meeting meeting) {
    return new MeetingCalendar.Words("Møte", place(meeting));
  }

  private String place(Meeting meeting) {
    if (meeting.kind() == Meetings.Kind.TEAM) {
      return meeting.place().isEmpty() || OTHER.equals(meeting.place()) ? null : meeting.place();
    }
    return "video".equals(meeting.place()) ? "Videomøte" : directory.service(meeting.place()).map(CareService::name).orElse(null);
  }
}
