package no.stafettpinnen.coordination;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code coordinatorDuties} what a barnekoordinator sees to (hol. § 7-2 a, R154). */
@Component
public class Duties {

  /**
   * Codes of all duties by law, of what the unit owes the barnekoordinator (hol. § 7-3), and of anything else, in the order in which people
   * are shown them.
   */
  public static final List<String> ALL = List.of("whole", "followUp", "health", "welfare", "plan", "guidance", "other");

  /** @param suggestion what a service can be asked to promise; empty where the table suggests nothing */
  public record Duty(String code, String name, String suggestion) {
  }

  private final DecisionService decisions;

  Duties(DecisionService decisions) {
    this.decisions = decisions;
  }

  public List<Duty> of(String municipality) {
    return ALL.stream().map(duty -> {
      DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("coordinatorDuties",
          Map.of("municipality", municipality, "duty", duty)).getSingleResult();
      return new Duty(duty, row.getEntry("name"), row.getEntry("suggestion"));
    }).toList();
  }
}
