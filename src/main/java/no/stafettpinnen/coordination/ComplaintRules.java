package no.stafettpinnen.coordination;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code complaintRules} within which time, and to whom, a decision can be complained about. */
@Component
public class ComplaintRules {

  /** @param instance who decides in the end; @param text what the letter says */
  public record Complaint(int weeks, String instance, String text, String source) {

    /** The last day, where the decision was received on {@code received}. */
    public LocalDate lastDay(LocalDate received) {
      return received.plusWeeks(weeks);
    }
  }

  private final DecisionService decisions;

  ComplaintRules(DecisionService decisions) {
    this.decisions = decisions;
  }

  /** @param decisionType code of a right, such as {@code barnekoordinator} */
  public Complaint of(String municipality, String decisionType) {
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("complaintRules",
        Map.of("municipality", municipality, "decisionType", decisionType)).getSingleResult();
    return new Complaint(row.<Number>getEntry("weeks").intValue(), row.getEntry("instance"), row.getEntry("text"), row.getEntry("source"));
  }
}
