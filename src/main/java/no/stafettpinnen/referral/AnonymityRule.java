package no.stafettpinnen.referral;

import java.util.HashMap;
import java.util.Map;
import no.stafettpinnen.referral.anonymity.CohortSizes;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** May a child be discussed anonymously? Asks the decision table {@code anonymity}, with how many children the description fits. */
@Component
class AnonymityRule {

  /** @param sentence why, and what else can be done, for the person */
  record Answer(String result, String sentence) {

    boolean isYes() {
      return "ok".equals(result);
    }
  }

  private final CohortSizes sizes;
  private final DecisionService decisions;

  AnonymityRule(CohortSizes sizes, DecisionService decisions) {
    this.sizes = sizes;
    this.decisions = decisions;
  }

  /** @param consentMode of the team, as in the table of the teams */
  Answer ask(AnonymousReferrals.Described child, String consentMode) {
    CohortSizes.Size fits = count(child, child.service(), 0, child.gender());
    Map<String, Object> input = new HashMap<>();
    input.put("municipality", child.municipality());
    input.put("consentMode", consentMode);
    input.put("cohortKnown", fits.known() ? "yes" : "no");
    input.put("cohortSize", fits.children());
    input.put("broaderSize", count(child, child.service(), 1, "both").children());
    input.put("inMunicipality", count(child, child.municipality(), 0, child.gender()).children());
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("anonymity", input).getSingleResult();
    return new Answer(row.getEntry("result"), row.getEntry("sentence"));
  }

  private CohortSizes.Size count(AnonymousReferrals.Described child, String unit, int years, String gender) {
    return sizes.count(child.municipality(), unit, child.fromYear() - years, child.toYear() + years, gender);
  }
}
