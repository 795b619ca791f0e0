package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** How one measure went, told by the one who was responsible: {@code measure.status} is done, partly or notDone. */
@Component
class MeasureResult implements CaseSection {

  private static final Map<String, String> STATUS = Map.of("done", "DONE", "partly", "PARTLY", "notDone", "NOT_DONE");

  private final Measures measures;

  MeasureResult(Measures measures) {
    this.measures = measures;
  }

  @Override
  public String key() {
    return "measure";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    measures.setStatus(entry.caseId(), entry.measure().orElseThrow(), STATUS.get(value.path("status").asText()));
    return Map.of();
  }
}
