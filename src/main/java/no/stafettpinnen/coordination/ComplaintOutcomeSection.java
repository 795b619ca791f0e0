package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** What the instance found: {@code complaintOutcome.result} (upheld, changed, returned), {@code .on} (ISO date), {@code .text}. */
@Component
class ComplaintOutcomeSection implements CaseSection {

  private final Complaints complaints;

  ComplaintOutcomeSection(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public String key() {
    return "complaintOutcome";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    complaints.close(complaints.find(UUID.fromString((String) entry.task().get(FlowVariable.COMPLAINT))), value.path("result").asText(),
        LocalDate.parse(value.path("on").asText()), value);
    return Map.of();
  }
}
