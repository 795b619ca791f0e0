package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** What koordinerende enhet answers for the time being (R141, fvl. § 11 a): {@code needAnswer.text} and {@code .expected}. */
@Component
class NeedAnswerSection implements CaseSection {

  private final Needs needs;

  NeedAnswerSection(Needs needs) {
    this.needs = needs;
  }

  @Override
  public String key() {
    return "needAnswer";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    needs.answer(entry.caseId(), entry.person(), value);
    return Map.of();
  }
}
