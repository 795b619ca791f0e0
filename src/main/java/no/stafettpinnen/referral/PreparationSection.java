package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.TeamMeetings;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** The preparation sheet ("hjelpeark", R113): everything below {@code preparation}; {@code .services} are called in to the meeting. */
@Component
class PreparationSection implements CaseSection {

  private final Referrals referrals;
  private final TeamMeetings meetings;

  PreparationSection(Referrals referrals, TeamMeetings meetings) {
    this.referrals = referrals;
    this.meetings = meetings;
  }

  @Override
  public String key() {
    return "preparation";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    referrals.prepare(entry.caseId(), value);
    Set<String> calledIn = new LinkedHashSet<>(meetings.calledIn(entry.caseId()));
    value.path("services").forEach(service -> calledIn.add(service.asText()));
    if (!value.path("services").isEmpty()) {
      meetings.callIn(entry.caseId(), List.copyOf(calledIn));
    }
    return Map.of();
  }
}
