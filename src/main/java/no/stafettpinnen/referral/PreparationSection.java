package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** The preparation sheet ("hjelpeark", R113): everything below {@code preparation}. */
@Component
class PreparationSection implements CaseSection {

  private final Referrals referrals;

  PreparationSection(Referrals referrals) {
    this.referrals = referrals;
  }

  @Override
  public String key() {
    return "preparation";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    referrals.prepare(entry.caseId(), value);
    return Map.of();
  }
}
