package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** Refers the case: {@code referral.team} (group id of the team), {@code .question} and whatever else is asked with it. */
@Component
class ReferralSection implements CaseSection {

  private final Referrals referrals;
  private final BatonLedger baton;

  ReferralSection(Referrals referrals, BatonLedger baton) {
    this.referrals = referrals;
    this.baton = baton;
  }

  @Override
  public String key() {
    return "referral";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    if (baton.holder(entry.caseId()).filter(holder -> holder.person().equals(entry.person())).isEmpty()) {
      throw new CaseRuleException("referral.team", "Bare den som har stafettpinnen, kan melde saken til et team.");
    }
    ObjectNode question = value.deepCopy();
    String team = question.remove("team").asText();
    referrals.refer(entry.caseId(), team, entry.person(), entry.service(), question);
    return Map.of(FlowVariable.TEAM, team, FlowVariable.FORUM, Teams.forumOf(team), FlowVariable.DOOR, "shut",
        FlowVariable.CONSENT_GIVEN, "no");
  }
}
