package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** The leader decides who has the baton when nobody answers (R089): {@code batonDecision.holder} as {@code service/person}. */
@Component
class BatonDecisions implements CaseSection {

  private final BatonLedger ledger;
  private final CaseMessages messages;

  BatonDecisions(BatonLedger ledger, CaseMessages messages) {
    this.ledger = ledger;
    this.messages = messages;
  }

  @Override
  public String key() {
    return "batonDecision";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    messages.tell(entry.caseId(), CaseMessages.MOVE_WITHDRAWN);
    ledger.decide(entry.caseId(), entry.person(), BatonOffers.receiver(value.path("holder").asText()));
    return Map.of();
  }
}
