package no.stafettpinnen.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * Somebody withdraws a consent (I3): {@code withdrawal.consent} is its id, or {@link Consents#ALL} of the case; {@code .by},
 * {@code .date} and {@code .why} are kept for the case's own service. Whoever is told of it, registers it: no rule stands in the way.
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
    ObjectNode why = value.deepCopy();
    String which = why.remove(CONSENT).asText();
    List<ConsentLedger.Standing> withdrawn = ledger.standing(entry.caseId()).stream()
        .filter(consent -> Consents.ALL.equals(which) || consent.id().toString().equals(which)).toList();
    if (withdrawn.isEmpty()) {
      throw new CaseRuleException("withdrawal.consent", "Samtykket gjelder ikke lenger.");
    }
    withdrawn.forEach(consent -> ledger.withdraw(consent, entry.person(), why));
    return Map.of();
  }
}
