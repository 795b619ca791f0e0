package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The meetings of a case. The one at which the measures are evaluated, on the evaluation date (R098), comes from a form: fields {@code meeting.agreed} and {@code .inviteHome}
 * (yes, no), {@code .time} (14.30), {@code .place} (a code: a service's id, {@code video} or {@code other}) and
 * {@code .homeAddresses} (separated by commas). A change of a meeting to come is a new revision of the same meeting.
 */
@Component
@Order(5)
public class Meetings implements CaseSection {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H[.][:]mm");
  private static final Pattern ADDRESS = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final int MOST_ADDRESSES = 6;
  static final int MINUTES_IF_NOT_SAID = 60;
  static final String MINUTES = "minutes";
  static final String PLACE = "place";
  static final String SERVICES = "services";
  static final String HOME = "home";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Measures measures;
  private final Clock clock;

  Meetings(JdbcClient jdbc, CaseText text, Measures measures, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.measures = measures;
    this.clock = clock;
  }

  /** What a meeting is for. A case has at most one of each kind that stands. */
  public enum Kind { EVALUATION, TEAM, GROUP }

  /**
   * A meeting that stands.
   *
   * @param revision how many times it was changed
   * @param dropped  whether people have said that there is to be none, which nobody was told yet
   * @param place    code of the place; of a team's meeting, what the team's profile says
   * @param services group ids of the services that come to the meeting of a team, the team first; none at others
   * @param home     e-mail addresses of the guardians who are to be invited
   */
  public record Meeting(UUID id, UUID caseId, Kind kind, OffsetDateTime startsAt, int minutes, int revision, boolean dropped, String place,
                        List<String> services, List<String> home) {
  }

  @Override
  public String key() {
    return "meeting";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    UUID caseId = entry.caseId();
    if (!"yes".equals(value.path("agreed").asText())) {
      jdbc.sql("UPDATE meeting SET dropped = TRUE WHERE case_id = :case AND upcoming AND kind = 'EVALUATION'").param("case", caseId).update();
      return Map.of();
    }
    agree(caseId, Kind.EVALUATION, start(caseId, value.path("time").asText()),
        Map.of(PLACE, value.path(PLACE).asText(), HOME, addresses(value, "inviteHome", "meeting.homeAddresses")));
    return Map.of();
  }

  /** The meeting of this kind that stands, to come or just held. */
  public Optional<Meeting> upcoming(UUID caseId, Kind kind) {
    return find("case_id = :id AND upcoming AND kind = '" + kind + "'", caseId).stream().findFirst();
  }

  /** The meetings that stand, to come or just held. */
  public List<Meeting> upcoming(UUID caseId) {
    return find("case_id = :id AND upcoming ORDER BY kind", caseId);
  }

  /** Any meeting, also one that no longer stands. */
  public Optional<Meeting> find(UUID meeting) {
    return find("id = :id", meeting).stream().findFirst();
  }

  /** A new time or place for the meeting that is to come; where none is, a new meeting. */
  void agree(UUID caseId, Kind kind, OffsetDateTime start, Object details) {
    Optional<Meeting> standing = upcoming(caseId, kind);
    byte[] written = text.write(caseId, details);
    if (standing.filter(this::isToCome).isPresent()) {
      jdbc.sql("""
              UPDATE meeting SET starts_at = :start, revision = revision + 1, dropped = FALSE, meeting_text = :text
              WHERE id = :id""")
          .param("start", start).param("text", written).param("id", standing.get().id()).update();
    } else {
      standing.ifPresent(this::end);
      jdbc.sql("""
              INSERT INTO meeting (id, case_id, kind, starts_at, revision, upcoming, dropped, meeting_text)
              VALUES (:id, :case, :kind, :start, 0, TRUE, FALSE, :text)""")
          .param("id", UUID.randomUUID()).param("case", caseId).param("kind", kind.name()).param("start", start)
          .param("text", written).update();
    }
  }

  public boolean isToCome(Meeting meeting) {
    return meeting.startsAt().isAfter(OffsetDateTime.now(clock));
  }

  /** It no longer stands. */
  public void end(Meeting meeting) {
    jdbc.sql("UPDATE meeting SET upcoming = NULL WHERE id = :id").param("id", meeting.id()).update();
  }

  private List<Meeting> find(String which, UUID id) {
    return jdbc.sql("SELECT id, case_id, kind, starts_at, revision, dropped, meeting_text FROM meeting WHERE " + which).param("id", id)
        .query((row, n) -> {
          UUID caseId = row.getObject("case_id", UUID.class);
          JsonNode details = text.read(caseId, row.getBytes("meeting_text"));
          return new Meeting(row.getObject("id", UUID.class), caseId, Kind.valueOf(row.getString("kind")),
              row.getObject("starts_at", OffsetDateTime.class), details.path(MINUTES).asInt(MINUTES_IF_NOT_SAID), row.getInt("revision"),
              row.getBoolean("dropped"), details.path(PLACE).asText(), texts(details.path(SERVICES)), texts(details.path(HOME)));
        }).list();
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private OffsetDateTime start(UUID caseId, String time) {
    return at(measures.evaluationDay(caseId), time, "meeting.time");
  }

  /** @param field the whole key of the time of day, to say where the mistake is */
  OffsetDateTime at(LocalDate day, String time, String field) {
    try {
      return LocalTime.parse(time.trim(), TIME).atDate(day).atZone(clock.getZone()).toOffsetDateTime();
    } catch (DateTimeParseException e) {
      throw new CaseRuleException(field, "Skriv klokkeslettet slik: 14.30.");
    }
  }

  /**
   * The addresses in {@code homeAddresses}; none where the answer to {@code question} is not yes.
   *
   * @param field the whole key of the addresses, to say where the mistake is
   */
  static List<String> addresses(JsonNode value, String question, String field) {
    if (!"yes".equals(value.path(question).asText())) {
      return List.of();
    }
    List<String> addresses = Stream.of(value.path("homeAddresses").asText().split("[,;\\s]+")).filter(address -> !address.isEmpty())
        .distinct().toList();
    if (addresses.isEmpty() || addresses.size() > MOST_ADDRESSES || !addresses.stream().allMatch(one -> ADDRESS.matcher(one).matches())) {
      throw new CaseRuleException(field, "Skriv én til seks e-postadresser, med komma mellom.");
    }
    return addresses;
  }
}
