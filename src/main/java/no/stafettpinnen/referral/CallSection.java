package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.deadline.WorkingDays;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** Calls a team in that has no rhythm (R134): {@code teamCall.date}, {@code teamCall.time} (14.30) and {@code teamCall.place}. */
@Component
class CallSection implements CaseSection {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H[.][:]mm");

  private final Slots slots;
  private final WorkingDays workingDays;
  private final Clock clock;

  CallSection(Slots slots, WorkingDays workingDays, Clock clock) {
    this.slots = slots;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "teamCall";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    LocalDate day = LocalDate.parse(value.path("date").asText());
    if (!workingDays.isWorkingDay(day)) {
      throw new CaseRuleException("teamCall.date", "Velg en virkedag. Dette er en helligdag eller en dag i helga.");
    }
    Instant at = day.atTime(time(value.path("time").asText())).atZone(clock.getZone()).toInstant();
    if (!at.isAfter(clock.instant())) {
      throw new CaseRuleException("teamCall.time", "Velg et tidspunkt som ikke er passert.");
    }
    slots.callIn(at, entry.caseId());
    return Map.of(FlowVariable.SLOT, Date.from(at));
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text.trim(), TIME);
    } catch (DateTimeParseException e) {
      throw new CaseRuleException("teamCall.time", "Skriv klokkeslettet slik: 14.30.");
    }
  }
}
