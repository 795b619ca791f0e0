package no.stafettpinnen.coordination;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code coordinationPractice} how a municipality has arranged its coordination (R140–R145, R148, R158). */
@Component
public class Practice {

  /**
   * One municipality's arrangement.
   *
   * @param unitName             what people call koordinerende enhet there
   * @param meeting              {@code always}, {@code asNeeded} or {@code none}: whether koordinerende enhet meets about a need
   * @param convener             who calls that meeting in; empty where there is none
   * @param setsUpGroup          {@code coordinatingUnit} or {@code arena}: who sets up an ansvarsgruppe
   * @param settles              who settles which service coordinates (R092)
   * @param preschoolCoordinator who usually is barnekoordinator before school; empty where nobody is named
   * @param alsoMentalHealth     whether mental health and the health centre always coordinate (R136)
   */
  public record Arrangement(String unitName, String meeting, String convener, String members, String setsUpGroup, String settles,
                            String preschoolCoordinator, boolean alsoMentalHealth, String source) {
  }

  private final DecisionService decisions;

  Practice(DecisionService decisions) {
    this.decisions = decisions;
  }

  public Arrangement of(String municipality) {
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("coordinationPractice", Map.of("municipality", municipality))
        .getSingleResult();
    return new Arrangement(row.getEntry("unitName"), row.getEntry("meeting"), row.getEntry("convener"), row.getEntry("members"),
        row.getEntry("setsUpGroup"), row.getEntry("settles"), row.getEntry("preschoolCoordinator"),
        "yes".equals(row.getEntry("alsoMentalHealth")), row.getEntry("source"));
  }
}
