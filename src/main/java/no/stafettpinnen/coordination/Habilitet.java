package no.stafettpinnen.coordination;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code habilitet} whether somebody may be appointed (forvaltningsloven § 6, R157). */
@Component
public class Habilitet {

  /**
   * What the table says.
   *
   * @param able {@code yes}, {@code no}, or {@code assess} where the leader must weigh it
   * @param why  a sentence for those concerned
   */
  public record Answer(String able, String why, String source) {
  }

  private final DecisionService decisions;

  Habilitet(DecisionService decisions) {
    this.decisions = decisions;
  }

  /** @param relation code of how the person is related to the child or the family, as in the table */
  public Answer of(String relation) {
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("habilitet", Map.of("relation", relation)).getSingleResult();
    return new Answer(row.getEntry("able"), row.getEntry("why"), row.getEntry("source"));
  }
}
