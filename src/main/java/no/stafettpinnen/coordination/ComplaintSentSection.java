package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** The complaint is sent to whoever decides in the end (fvl. § 33 fourth paragraph): {@code complaintSent.on} (ISO date). */
@Component
class ComplaintSentSection implements CaseSection {

  private final Complaints complaints;

  ComplaintSentSection(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public String key() {
    return "complaintSent";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    complaints.sendOn(complaints.find(UUID.fromString((String) entry.task().get(FlowVariable.COMPLAINT))),
        LocalDate.parse(value.path("on").asText()));
    return Map.of();
  }
}
