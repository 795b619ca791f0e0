package no.stafettpinnen.coordination;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code coordinatingService} which service should coordinate; people decide (R091, R092). */
@Component
public class CoordinatingServices {

  /** @param code {@code childsChoice}, {@code existingContact}, {@code arena} or {@code healthCentre} */
  public record Proposal(String code, String why, String source) {
  }

  private final DecisionService decisions;

  CoordinatingServices(DecisionService decisions) {
    this.decisions = decisions;
  }

  /**
   * @param childPrefers whether the child has said whom it would rather have
   * @param contact      whether the family knows somebody in a service already
   * @param arena        prefix of the id of the service where the child is, such as {@code school}
   * @param age          in whole years; -1 where the child is expected
   */
  public Proposal propose(String municipality, boolean childPrefers, boolean contact, String arena, int age) {
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("coordinatingService", Map.of("municipality", municipality,
        "childPrefers", childPrefers ? "yes" : "no", "existingContact", contact ? "yes" : "no", "arena", arena, "age", age)).getSingleResult();
    return new Proposal(row.getEntry("proposal"), row.getEntry("why"), row.getEntry("source"));
  }
}
