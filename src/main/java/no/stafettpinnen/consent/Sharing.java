package no.stafettpinnen.consent;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code sharing} whether a service may tell another one of a named child (R109). */
@Component
class Sharing {

  private final DecisionService decisions;

  Sharing(DecisionService decisions) {
    this.decisions = decisions;
  }

  /** @param sentence for people, with the paragraph */
  record Answer(boolean mayShare, String sentence) {
  }

  /**
   * Without danger to the child, which is the fast track's business.
   *
   * @param sender   id of the service that knows
   * @param receiver id of the service that is to know
   */
  Answer ask(String municipality, String sender, String receiver, String purpose, boolean consent) {
    Map<String, Object> input = new HashMap<>(Map.of("municipality", municipality, "sender", sender, "receiver", receiver,
        "purpose", purpose, "consent", consent ? "yes" : "no", "danger", "no"));
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("sharing", input).getSingleResult();
    return new Answer("share".equals(row.getEntry("share")), row.getEntry("sentence"));
  }
}
