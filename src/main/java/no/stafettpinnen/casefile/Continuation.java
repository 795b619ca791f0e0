package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The measures go on unchanged until a new evaluation: {@code continuation.evaluationDate} (ISO date). */
@Component
@Order(2)
class Continuation implements CaseSection {

  private final Measures measures;

  Continuation(Measures measures) {
    this.measures = measures;
  }

  @Override
  public String key() {
    return "continuation";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    return measures.goOnUntil(entry.caseId(), LocalDate.parse(value.path("evaluationDate").asText()));
  }
}
