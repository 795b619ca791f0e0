package no.stafettpinnen.coordination;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code rights} what a child or a family has a right to (R146, R149–R153, R195). A caseworker may differ. */
@Component
public class Rights {

  /** Codes of all rights, in the order in which people are shown them. */
  public static final List<String> ALL = List.of("barnekoordinator", "koordinator", "individuellPlan", "ansvarsgruppe");

  private static final Map<String, String> NAMES = Map.of("individuellPlan", "individuell plan");

  /** What people call the right, such as "individuell plan". */
  static String nameOf(String code) {
    return NAMES.getOrDefault(code, code);
  }

  /**
   * What is known of the need.
   *
   * @param age      in whole years; -1 where the child is expected
   * @param lasting  {@code long} or {@code short}
   * @param services how many services are needed at the same time
   * @param serious  {@code yes} for serious illness, injury or disability, known or expected; a diagnosis is not needed
   * @param wish     {@code yes}, {@code no} or {@code unknown}
   */
  public record Need(String municipality, int age, String lasting, int services, String serious, String wish) {
  }

  /**
   * One right.
   *
   * @param why      a sentence for the family
   * @param appoints {@code coordinatingUnit}, {@code arena} or {@code nobody}
   * @param source   the paragraph or the rule behind it
   */
  public record Right(String code, boolean granted, String why, String appoints, String source) {
  }

  private final DecisionService decisions;

  Rights(DecisionService decisions) {
    this.decisions = decisions;
  }

  public List<Right> of(Need need) {
    return ALL.stream().map(right -> right(right, need)).toList();
  }

  private Right right(String code, Need need) {
    Map<String, Object> input = new HashMap<>(Map.of("municipality", need.municipality(), "right", code, "age", need.age(),
        "lasting", need.lasting(), "services", need.services(), "serious", need.serious(), "wish", need.wish()));
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("rights", input).getSingleResult();
    return new Right(code, "yes".equals(row.getEntry("granted")), row.getEntry("why"), row.getEntry("appoints"), row.getEntry("source"));
  }
}
