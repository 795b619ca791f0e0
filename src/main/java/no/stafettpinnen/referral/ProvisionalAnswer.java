package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.NeededDecisions;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** What Helse- og velferdskontoret answers for the time being (R133, fvl. § 11 a): {@code provisionalAnswer.text} and {@code .expected}. */
@Component
class ProvisionalAnswer implements CaseSection {

  private final NeededDecisions decisions;

  ProvisionalAnswer(NeededDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public String key() {
    return "provisionalAnswer";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    decisions.answer(entry.caseId(), entry.service(), entry.person(), value);
    return Map.of();
  }
}
