package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** The leader decides who has the baton when nobody answers (R089): {@code batonDecision.holder} as {@code service/person}. */
@Component
class BatonDecisions implements CaseSection {

  private final BatonLedger ledger;

  BatonDecisions(BatonLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String key() {
    return "batonDecision";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    ledger.decide(entry.caseId(), entry.person(), BatonOffers.receiver(value.path("holder").asText()));
    return Map.of();
  }
}
