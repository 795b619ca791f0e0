package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** Books a place in the team's meeting: {@code slot.at}, one of the free ones. */
@Component
class SlotSection implements CaseSection {

  private final Slots slots;

  SlotSection(Slots slots) {
    this.slots = slots;
  }

  @Override
  public String key() {
    return "slot";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    Instant at = Instant.parse(value.path("at").asText());
    slots.move(at, entry.caseId());
    return Map.of(FlowVariable.SLOT, Date.from(at));
  }
}
