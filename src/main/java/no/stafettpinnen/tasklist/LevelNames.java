package no.stafettpinnen.tasklist;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** What a municipality calls a level, from the decision table {@code levelNames} (R083, R084, R085, R100, R160). */
@Component
class LevelNames {

  /**
   * @param number null where the guide is not followed
   * @param colour {@code beinStep} and {@code milestone}: null where the municipality does not use them
   */
  record LevelName(Integer number, String name, String colour, String beinStep, String milestone) {
  }

  private final DecisionService decisions;

  LevelNames(DecisionService decisions) {
    this.decisions = decisions;
  }

  /**
   * What stands in the place of the level of a case.
   *
   * @param isHeld whether a suspicion holds everything back from the home: a case that has come to no level yet is not at level 0 then
   */
  LevelName of(String municipality, int level, boolean isHeld) {
    return of(municipality, isHeld && level == 0 ? null : Integer.valueOf(level));
  }

  LevelName of(String municipality, Integer level) {
    Map<String, Object> input = new HashMap<>();
    input.put("municipality", municipality);
    input.put("level", level);
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("levelNames", input).getSingleResult();
    return new LevelName(level, row.getEntry("name"), row.getEntry("colour"), row.getEntry("beinStep"),
        row.getEntry("milestone"));
  }
}
