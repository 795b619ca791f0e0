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
 * The meeting at which the measures are evaluated, on the evaluation date (R098). Fields {@code meeting.agreed} and {@code .inviteHome}
 * (yes, no), {@code .time} (14.30), {@code .place} (a code: a service's id, {@code video} or {@code other}) and
 * {@code .homeAddresses} (separated by commas). A change of a meeting to come is a new revision of the same meeting.
 */
@Component
@Order(5)
public class Meetings implements CaseSection {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H[.][:]mm");
  private static final Pattern ADDRESS = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final int MOST_ADDRESSES = 6;

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

  /**
   * A meeting that stands.
   *
   * @param revision how many times it was changed
   * @param dropped  whether people have said that there is to be none, which nobody was told yet
   * @param place    code of the place
   * @param home     e-mail addresses of the guardians who are to be invited
   */
  public record Meeting(UUID id, UUID caseId, OffsetDateTime startsAt, int revision, boolean dropped, String place, List<String> home) {
  }

  @Override
  public String key() {
    return "meeting";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    UUID caseId = entry.caseId();
    if (!"yes".equals(value.path("agreed").asText())) {
      jdbc.sql("UPDATE meeting SET dropped = TRUE WHERE case_id = :case AND upcoming").param("case", caseId).update();
      return Map.of();
    }
    OffsetDateTime start = start(caseId, value.path("time").asText());
    byte[] details = text.write(caseId, Map.of("place", value.path("place").asText(), "home", addresses(value)));
    Optional<Meeting> standing = upcoming(caseId);
    if (standing.filter(this::isToCome).isPresent()) {
      jdbc.sql("""
              UPDATE meeting SET starts_at = :start, revision = revision + 1, dropped = FALSE, meeting_text = :text
              WHERE case_id = :case AND upcoming""")
          .param("start", start).param("text", details).param("case", caseId).update();
    } else {
      standing.ifPresent(this::end);
      jdbc.sql("""
              INSERT INTO meeting (id, case_id, starts_at, revision, upcoming, dropped, meeting_text)
              VALUES (:id, :case, :start, 0, TRUE, FALSE, :text)""")
          .param("id", UUID.randomUUID()).param("case", caseId).param("start", start).param("text", details).update();
    }
    return Map.of();
  }

  /** The meeting that stands, to come or just held. */
  public Optional<Meeting> upcoming(UUID caseId) {
    return find("case_id = :id AND upcoming", caseId);
  }

  /** Any meeting, also one that no longer stands. */
  public Optional<Meeting> find(UUID meeting) {
    return find("id = :id", meeting);
  }

  public boolean isToCome(Meeting meeting) {
    return meeting.startsAt().isAfter(OffsetDateTime.now(clock));
  }

  /** It no longer stands. */
  public void end(Meeting meeting) {
    jdbc.sql("UPDATE meeting SET upcoming = NULL WHERE id = :id").param("id", meeting.id()).update();
  }

  private Optional<Meeting> find(String which, UUID id) {
    return jdbc.sql("SELECT id, case_id, starts_at, revision, dropped, meeting_text FROM meeting WHERE " + which).param("id", id)
        .query((row, n) -> {
          UUID caseId = row.getObject("case_id", UUID.class);
          JsonNode details = text.read(caseId, row.getBytes("meeting_text"));
          List<String> home = new ArrayList<>();
          details.path("home").forEach(address -> home.add(address.asText()));
          return new Meeting(row.getObject("id", UUID.class), caseId, row.getObject("starts_at", OffsetDateTime.class),
              row.getInt("revision"), row.getBoolean("dropped"), details.path("place").asText(), home);
        }).optional();
  }

  private OffsetDateTime start(UUID caseId, String time) {
    LocalDate day = measures.evaluationDay(caseId);
    try {
      return LocalTime.parse(time.trim(), TIME).atDate(day).atZone(clock.getZone()).toOffsetDateTime();
    } catch (DateTimeParseException e) {
      throw new CaseRuleException("meeting.time", "Skriv klokkeslettet slik: 14.30.");
    }
  }

  private static List<String> addresses(JsonNode value) {
    if (!"yes".equals(value.path("inviteHome").asText())) {
      return List.of();
    }
    List<String> addresses = Stream.of(value.path("homeAddresses").asText().split("[,;\\s]+")).filter(address -> !address.isEmpty())
        .distinct().toList();
    if (addresses.isEmpty() || addresses.size() > MOST_ADDRESSES || !addresses.stream().allMatch(one -> ADDRESS.matcher(one).matches())) {
      throw new CaseRuleException("meeting.homeAddresses", "Skriv én til seks e-postadresser, med komma mellom.");
    }
    return addresses;
  }
}
