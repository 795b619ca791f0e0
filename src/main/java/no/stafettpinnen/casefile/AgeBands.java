package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** How old a child is, told so roughly that it points to nobody: the decision table {@code ageBands}. */
@Component
class AgeBands {

  private final DecisionService decisions;
  private final Clock clock;

  AgeBands(DecisionService decisions, Clock clock) {
    this.decisions = decisions;
    this.clock = clock;
  }

  /** @param child {@code birthDate}, an ISO date; one to come where the child is expected */
  String of(String municipality, JsonNode child) {
    int years = Period.between(LocalDate.parse(child.path("birthDate").asText()), LocalDate.now(clock)).getYears();
    return decisions.evaluateDecisionTableByKey("ageBands", Map.of(FlowVariable.MUNICIPALITY.key(), municipality, "years", years))
        .getSingleResult().getSingleEntry();
  }
}
