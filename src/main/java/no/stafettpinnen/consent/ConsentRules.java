package no.stafettpinnen.consent;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code consentRules} who consents for a child (R114, R120, R139, R155). */
@Component
class ConsentRules {

  private static final int EXPECTED = -1;
  private static final String NOBODY = "none";

  private final DecisionService decisions;

  ConsentRules(DecisionService decisions) {
    this.decisions = decisions;
  }

  /**
   * One row of the table.
   *
   * @param signers  capacities that may sign, each enough; empty where there can be no consent
   * @param heard    code: how the child is to be heard
   * @param informed code: who is to be told besides
   * @param sentence who must sign, or why there can be no consent: for people
   * @param source   the paragraph or the rule behind the row
   */
  record Rule(boolean possible, List<String> signers, String heard, String informed, String sentence, String source) {
  }

  /** @param age in whole years; -1 where the child is expected */
  Rule find(String municipality, String purpose, int age, String care) {
    Map<String, Object> input = new HashMap<>(Map.of("municipality", municipality, "purpose", purpose, "age", age, "care", care));
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("consentRules", input).getSingleResult();
    String signs = row.getEntry("signs");
    return new Rule("yes".equals(row.getEntry("possible")), NOBODY.equals(signs) ? List.of() : List.of(signs.split(" ")),
        row.getEntry("heard"), row.getEntry("informed"), row.getEntry("sentence"), row.getEntry("source"));
  }

  static int age(LocalDate birthDate, LocalDate today) {
    return birthDate.isAfter(today) ? EXPECTED : Period.between(birthDate, today).getYears();
  }
}
