package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * Asks the municipality to settle who coordinates (R092): {@code disagreement.other} (group id) and {@code .view}. The other service takes
 * part from now on, as far as a consent names it.
 */
@Component
class DisagreementSection implements CaseSection {

  private final Disagreements disagreements;
  private final CoordinatingUnits units;
  private final CaseFile caseFile;
  private final CaseServices services;
  private final Consents consents;

  DisagreementSection(Disagreements disagreements, CoordinatingUnits units, CaseFile caseFile, CaseServices services, Consents consents) {
    this.disagreements = disagreements;
    this.units = units;
    this.caseFile = caseFile;
    this.services = services;
    this.consents = consents;
  }

  @Override
  public String key() {
    return "disagreement";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    UUID caseId = entry.caseId();
    String other = value.path("other").asText();
    if (other.equals(entry.service())) {
      throw new CaseRuleException("disagreement.other", "Velg den andre tjenesten, ikke din egen.");
    }
    caseFile.lock(caseId);
    if (disagreements.pending(caseId).isPresent()) {
      throw new CaseRuleException("disagreement.other", "Kommunen er allerede bedt om å avgjøre hvem som samordner.");
    }
    if (!services.active(caseId).contains(other)) {
      consents.admit(caseId, other, false);
    }
    String municipality = caseFile.find(caseId).orElseThrow().municipality();
    units.requireSomebody(municipality, "disagreement.other");
    String unit = units.of(municipality);
    disagreements.raise(caseId, entry.service(), other, entry.person(), units.leader(unit).orElse(null), value);
    return Map.of();
  }
}
