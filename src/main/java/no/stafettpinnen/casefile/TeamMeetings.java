package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.Meetings.Kind;
import no.stafettpinnen.casefile.Meetings.Meeting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The meeting in which a team discusses a case (R110), and which other services are called in to the one after it (R117). */
@Component
public class TeamMeetings {

  private static final String CALLED_IN = "calledIn";
  private static final String HOME_ANSWERED = "homeAnswered";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Meetings meetings;
  private final Clock clock;

  TeamMeetings(JdbcClient jdbc, CaseText text, Meetings meetings, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.meetings = meetings;
    this.clock = clock;
  }

  /** The meeting that stands, to come or just held. */
  public Optional<Meeting> standing(UUID caseId) {
    return meetings.upcoming(caseId, Kind.TEAM);
  }

  /** The team meets at this time, with those who were called in; a meeting to come is moved. */
  public void plan(UUID caseId, String team, Instant startsAt, int minutes) {
    Optional<Meeting> toCome = standing(caseId).filter(meetings::isToCome);
    JsonNode before = newestDetails(caseId);
    List<String> calledIn = Meetings.texts(before.path(CALLED_IN));
    Set<String> services = new LinkedHashSet<>(List.of(team));
    services.addAll(calledIn);
    meetings.agree(caseId, Kind.TEAM, startsAt.atZone(clock.getZone()).toOffsetDateTime(), Map.of(Meetings.PLACE, "other",
        Meetings.MINUTES, minutes, Meetings.SERVICES, services, CALLED_IN, calledIn,
        Meetings.HOME, toCome.map(Meeting::home).orElse(List.of()),
        HOME_ANSWERED, toCome.isPresent() && before.path(HOME_ANSWERED).asBoolean()));
  }

  /** Whether somebody has said who of the home comes to the meeting that stands. */
  public boolean isHomeAnswered(UUID caseId) {
    return newestDetails(caseId).path(HOME_ANSWERED).asBoolean();
  }

  /** @param services group ids of those that come to the next meeting about the case beside the team; none where there is to be none */
  public void callIn(UUID caseId, List<String> services) {
    Meeting meeting = standing(caseId).orElseThrow();
    write(meeting, services, meeting.home(), isHomeAnswered(caseId));
  }

  /** The meeting that stands is over. */
  public void end(UUID caseId) {
    standing(caseId).ifPresent(meetings::end);
  }

  /** @param home e-mail addresses of the guardians who come; none where nobody does */
  void inviteHome(UUID caseId, List<String> home) {
    Meeting meeting = standing(caseId).orElseThrow();
    write(meeting, Meetings.texts(newestDetails(caseId).path(CALLED_IN)), home, true);
  }

  private void write(Meeting meeting, List<String> calledIn, List<String> home, boolean homeAnswered) {
    jdbc.sql("UPDATE meeting SET meeting_text = :text WHERE id = :id").param("id", meeting.id())
        .param("text", text.write(meeting.caseId(), Map.of(Meetings.PLACE, meeting.place(), Meetings.MINUTES,
            meeting.minutes(), Meetings.SERVICES, meeting.services(),
            CALLED_IN, calledIn, Meetings.HOME, home, HOME_ANSWERED, homeAnswered))).update();
  }

  private JsonNode newestDetails(UUID caseId) {
    return jdbc.sql("""
            SELECT meeting_text FROM meeting WHERE case_id = :case AND kind = 'TEAM'
            ORDER BY CASE WHEN upcoming THEN 0 ELSE 1 END, starts_at DESC FETCH FIRST 1 ROW ONLY""")
        .param("case", caseId).query(byte[].class).optional().map(written -> text.read(caseId, written)).orElse(MissingNode.getInstance());
  }
}
