package no.stafettpinnen.coordination;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code coordinatorDuties} what a barnekoordinator sees to (hol. § 7-2 a, R154). */
@Component
public class Duties {

  /** @param suggestion what a service can be asked to promise */
  public record Duty(String code, String name, String suggestion) {
  }

  private final DecisionService decisions;

  Duties(DecisionService decisions) {
    this.decisions = decisions;
  }

  public List<Duty> of(String municipality) {
    return decisions.evaluateDecisionTableByKey("coordinatorDuties", Map.of("municipality", municipality)).stream()
        .map(row -> new Duty(row.getEntry("duty"), row.getEntry("name"), row.getEntry("suggestion"))).toList();
  }
}
