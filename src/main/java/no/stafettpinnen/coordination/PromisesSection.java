package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * What the services promise the family (R154): {@code promises[]} with {@code duty}, {@code what}, {@code service} (group id) and
 * {@code due} (ISO date). Only the barnekoordinator agrees, or the service that stands in.
 */
@Component
class PromisesSection implements CaseSection {

  private final PromiseLedger promises;
  private final Partners partners;
  private final AppointedFunctions functions;

  PromisesSection(PromiseLedger promises, Partners partners, AppointedFunctions functions) {
    this.promises = promises;
    this.partners = partners;
    this.functions = functions;
  }

  @Override
  public String key() {
    return "promises";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode rows) {
    UUID caseId = entry.caseId();
    if (functions.find(caseId, Kind.BARNEKOORDINATOR).filter(function -> isFor(function, entry)).isEmpty()) {
      throw new CaseRuleException("promises", "Bare barnekoordinatoren avtaler dette med tjenestene.");
    }
    rows.forEach(row -> {
      String service = row.path("service").asText();
      partners.admit(caseId, service, "promises");
      promises.make(caseId, entry.person(), row.path("duty").asText(), service, LocalDate.parse(row.path("due").asText()),
          JsonNodeFactory.instance.objectNode().put("what", row.path("what").asText()));
    });
    return Map.of();
  }

  private static boolean isFor(Function function, CaseEntry entry) {
    return function.isStoodIn() ? function.service().equals(entry.service()) : function.holder().equals(entry.person());
  }
}
