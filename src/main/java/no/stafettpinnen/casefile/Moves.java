package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * The child moves to another municipality (R107). With consent ({@code flow.moveConsent}) the baton is offered to the service in
 * {@code move.to} ({@code municipality/service}), which the consent in the same form names. The process is then the other municipality's,
 * and holds no more of the child than an age band.
 */
@Component
class Moves implements CaseSection {

  private final BatonLedger ledger;
  private final CaseServices services;
  private final CaseGuide guide;
  private final CaseMessages messages;
  private final CaseReader reader;
  private final AgeBands ageBands;

  Moves(BatonLedger ledger, CaseServices services, CaseGuide guide, CaseMessages messages, CaseReader reader, AgeBands ageBands) {
    this.ledger = ledger;
    this.services = services;
    this.guide = guide;
    this.messages = messages;
    this.reader = reader;
    this.ageBands = ageBands;
  }

  @Override
  public String key() {
    return "move";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    UUID caseId = entry.caseId();
    if (ledger.holder(caseId).filter(holder -> holder.person().equals(entry.person())).isEmpty()) {
      throw new CaseRuleException("flow.moveConsent", "Bare den som har stafettpinnen, kan flytte saken.");
    }
    guide.requireAlone(caseId);
    messages.tell(caseId, CaseMessages.OFFER_WITHDRAWN, CaseMessages.MOVE_WITHDRAWN);
    Map<FlowVariable, Object> follows = new EnumMap<>(FlowVariable.class);
    if ("yes".equals(entry.flow().get(FlowVariable.MOVE_CONSENT))) {
      String[] to = value.path("to").asText().split("/", 2);
      services.inviteAlso(caseId, to[1]);
      ledger.offer(caseId, entry.person(), new BatonLedger.Holder(null, to[1]), null);
      follows.put(FlowVariable.FROM_MUNICIPALITY, entry.flow().get(FlowVariable.MUNICIPALITY));
      follows.put(FlowVariable.MUNICIPALITY, to[0]);
      follows.put(FlowVariable.RECEIVING_SERVICE, to[1]);
      follows.put(FlowVariable.AGE_BAND, ageBands.of((String) entry.flow().get(FlowVariable.MUNICIPALITY), reader.forTheSystem(caseId).child()));
    }
    return follows;
  }
}
