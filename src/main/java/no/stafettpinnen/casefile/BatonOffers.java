package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/**
 * The baton is offered (R089): {@code handover.receiver} is {@code service/person}, or a service, where whoever says yes first gets it;
 * {@code handover.reason} and {@code handover.note} go to the receiver. By the holder, or a leader of the holder's service on their behalf.
 */
@Component
class BatonOffers implements CaseSection {

  private final BatonLedger ledger;
  private final ServiceDirectory directory;
  private final CaseMessages messages;

  BatonOffers(BatonLedger ledger, ServiceDirectory directory, CaseMessages messages) {
    this.ledger = ledger;
    this.directory = directory;
    this.messages = messages;
  }

  @Override
  public String key() {
    return "handover";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    UUID caseId = entry.caseId();
    BatonLedger.Holder holder = ledger.holder(caseId)
        .orElseThrow(() -> new CaseRuleException("handover.receiver", "Saken er avsluttet. Ingen har stafettpinnen."));
    if (!mayGiveAway(holder, entry.person())) {
      throw new CaseRuleException("handover.receiver", "Bare den som har stafettpinnen, eller lederen for enheten, kan gi den videre.");
    }
    ObjectNode words = value.deepCopy();
    String receiver = words.remove("receiver").asText();
    messages.tell(caseId, CaseMessages.OFFER_WITHDRAWN, CaseMessages.MOVE_WITHDRAWN);
    ledger.offer(caseId, holder.person(), receiver(receiver), words);
    return Map.of();
  }

  private boolean mayGiveAway(BatonLedger.Holder holder, String person) {
    return holder.person().equals(person) || directory.leadersOf(holder.service()).contains(person);
  }

  /** @param choice {@code service/person} or {@code service} */
  static BatonLedger.Holder receiver(String choice) {
    String[] parts = choice.split("/", 2);
    return new BatonLedger.Holder(parts.length == 2 ? parts[1] : null, parts[0]);
  }
}
