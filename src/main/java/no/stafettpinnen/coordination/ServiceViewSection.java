package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** What the other service thinks of who coordinates (R092): {@code serviceView.text}. */
@Component
class ServiceViewSection implements CaseSection {

  private final Disagreements disagreements;

  ServiceViewSection(Disagreements disagreements) {
    this.disagreements = disagreements;
  }

  @Override
  public String key() {
    return "serviceView";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    disagreements.answer(entry.caseId(), entry.person(), value);
    return Map.of();
  }
}
