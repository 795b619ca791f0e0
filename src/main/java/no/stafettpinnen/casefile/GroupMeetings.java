package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.Meetings.Kind;
import no.stafettpinnen.casefile.Meetings.Meeting;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * The meetings of an ansvarsgruppe (R147), one at a time: {@code groupCall.date} (ISO date), {@code .time} (14.30), {@code .place} (a code:
 * a service's id, {@code video} or {@code other}), {@code .inviteHome} (yes, no) and {@code .homeAddresses} (separated by commas).
 */
@Component
public class GroupMeetings implements CaseSection {

  private final Meetings meetings;
  private final Clock clock;

  GroupMeetings(Meetings meetings, Clock clock) {
    this.meetings = meetings;
    this.clock = clock;
  }

  /** The meeting that stands, to come or just held. */
  public Optional<Meeting> standing(UUID caseId) {
    return meetings.upcoming(caseId, Kind.GROUP);
  }

  /** The meeting that stands is over. */
  public void end(UUID caseId) {
    standing(caseId).ifPresent(meetings::end);
  }

  @Override
  public String key() {
    return "groupCall";
  }

  /** A meeting to come is moved. */
  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    OffsetDateTime start = meetings.at(LocalDate.parse(value.path("date").asText()), value.path("time").asText(), "groupCall.time");
    if (!start.isAfter(OffsetDateTime.now(clock))) {
      throw new CaseRuleException("groupCall.time", "Velg et tidspunkt som ikke er passert.");
    }
    meetings.agree(entry.caseId(), Kind.GROUP, start, Map.of(Meetings.PLACE, value.path(Meetings.PLACE).asText(),
        Meetings.HOME, Meetings.addresses(value, "inviteHome", "groupCall.homeAddresses")));
    return Map.of(FlowVariable.SLOT, Date.from(start.toInstant()));
  }
}
