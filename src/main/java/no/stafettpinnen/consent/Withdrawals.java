package no.stafettpinnen.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * Somebody withdraws a consent (I3): {@code withdrawal.consent} is its id; {@code .by}, {@code .date} and {@code .why} are kept for the
 * case's own service. Whoever is told of it, registers it: no rule stands in the way.
 */
@Component
class Withdrawals implements CaseSection {

  private static final String CONSENT = "consent";

  private final ConsentLedger ledger;

  Withdrawals(ConsentLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String key() {
    return "withdrawal";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    ConsentLedger.Standing consent = ledger.find(UUID.fromString(value.path(CONSENT).asText()))
        .filter(standing -> standing.caseId().equals(entry.caseId()))
        .orElseThrow(() -> new CaseRuleException("withdrawal.consent", "Samtykket gjelder ikke lenger."));
    ObjectNode why = value.deepCopy();
    why.remove(CONSENT);
    ledger.withdraw(consent, entry.person(), why);
    return Map.of();
  }
}
