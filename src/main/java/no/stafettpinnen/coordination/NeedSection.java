package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** Reports a need (R141): {@code need.what}, {@code .services} (group ids), {@code .lasting}, {@code .serious} and {@code .wish}. */
@Component
class NeedSection implements CaseSection {

  private final Needs needs;
  private final CoordinatingUnits units;
  private final CaseFile caseFile;

  NeedSection(Needs needs, CoordinatingUnits units, CaseFile caseFile) {
    this.needs = needs;
    this.units = units;
    this.caseFile = caseFile;
  }

  @Override
  public String key() {
    return "need";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    units.requireSomebody(caseFile.find(entry.caseId()).orElseThrow().municipality(), "need.what");
    needs.report(entry.caseId(), entry.person(), entry.service(), value.deepCopy());
    return Map.of();
  }
}
