package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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
  private final ObjectMapper json;
  private final Clock clock;

  TeamMeetings(JdbcClient jdbc, CaseText text, Meetings meetings, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.meetings = meetings;
    this.json = json;
    this.clock = clock;
  }

  /** The meeting that stands, to come or just held. */
  public Optional<Meeting> standing(UUID caseId) {
    return meetings.upcoming(caseId, Kind.TEAM);
  }

  /**
   * These services meet at this time. A meeting to come is moved, unless it is at this time already.
   *
   * @param services group ids, the team first
   * @param place    as the team's profile says it; it goes out with the invitations
   */
  public void plan(UUID caseId, List<String> services, Instant startsAt, int minutes, String place) {
    Optional<Meeting> standing = standing(caseId);
    if (standing.filter(meeting -> meeting.startsAt().toInstant().equals(startsAt)).isPresent()) {
      change(caseId, details -> details.set(Meetings.SERVICES, json.valueToTree(services)));
      return;
    }
    ObjectNode details = newestDetails(caseId);
    if (standing.filter(meetings::isToCome).isEmpty()) {
      details.put(HOME_ANSWERED, false).remove(Meetings.HOME);
    }
    details.put(Meetings.PLACE, place).put(Meetings.MINUTES, minutes).set(Meetings.SERVICES, json.valueToTree(services));
    meetings.agree(caseId, Kind.TEAM, startsAt.atZone(clock.getZone()).toOffsetDateTime(), details);
  }

  /** Group ids of the services that come beside the team. */
  public List<String> calledIn(UUID caseId) {
    return Meetings.texts(newestDetails(caseId).path(CALLED_IN));
  }

  /** Whether somebody has said who of the home comes to the meeting that stands. */
  public boolean isHomeAnswered(UUID caseId) {
    return newestDetails(caseId).path(HOME_ANSWERED).asBoolean();
  }

  /** @param services group ids of those that come to the next meeting about the case beside the team; none where there is to be none */
  public void callIn(UUID caseId, List<String> services) {
    change(caseId, details -> details.set(CALLED_IN, json.valueToTree(services)));
  }

  /** The meeting that stands is over. */
  public void end(UUID caseId) {
    standing(caseId).ifPresent(meetings::end);
  }

  /** @param home e-mail addresses of the guardians who come; none where nobody does */
  void inviteHome(UUID caseId, List<String> home) {
    change(caseId, details -> details.put(HOME_ANSWERED, true).set(Meetings.HOME, json.valueToTree(home)));
  }

  private void change(UUID caseId, Consumer<ObjectNode> change) {
    ObjectNode details = newestDetails(caseId);
    change.accept(details);
    jdbc.sql("UPDATE meeting SET meeting_text = :text WHERE id = :id").param("text", text.write(caseId, details))
        .param("id", standing(caseId).orElseThrow().id()).update();
  }

  /** Of the meeting that stands, or else of the one before; empty where there was none. */
  private ObjectNode newestDetails(UUID caseId) {
    return jdbc.sql("""
            SELECT meeting_text FROM meeting WHERE case_id = :case AND kind = 'TEAM'
            ORDER BY CASE WHEN upcoming THEN 0 ELSE 1 END, starts_at DESC FETCH FIRST 1 ROW ONLY""")
        .param("case", caseId).query(byte[].class).optional().map(written -> (ObjectNode) text.read(caseId, written))
        .orElseGet(json::createObjectNode);
  }
}
