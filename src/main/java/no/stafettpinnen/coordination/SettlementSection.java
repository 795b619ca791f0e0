package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** The municipality settles which service coordinates (R092): {@code settlement.service} (group id) and {@code .why}. */
@Component
class SettlementSection implements CaseSection {

  private final Disagreements disagreements;

  SettlementSection(Disagreements disagreements) {
    this.disagreements = disagreements;
  }

  @Override
  public String key() {
    return "settlement";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    disagreements.settle(entry.caseId(), entry.person(), value.path("service").asText(), value);
    return Map.of();
  }
}
