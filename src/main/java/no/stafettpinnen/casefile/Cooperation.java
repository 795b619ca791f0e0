package no.stafettpinnen.casefile;

import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseServices.Ended;
import no.stafettpinnen.engine.CaseMessages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Other services' part in a case, where a consent no longer covers it (I3). */
@Component
public class Cooperation {

  /** Services that are out of the case, because no consent names them any more. Published in the same transaction. */
  public record ServicesOut(UUID caseId, List<String> services) {
  }

  private final CaseServices services;
  private final BatonLedger ledger;
  private final CaseMessages messages;
  private final ApplicationEventPublisher events;

  Cooperation(CaseServices services, BatonLedger ledger, CaseMessages messages, ApplicationEventPublisher events) {
    this.services = services;
    this.ledger = ledger;
    this.messages = messages;
    this.events = events;
  }

  /** Ends what no consent covers: what they see, what they are invited to, and an offer of the baton to them. */
  public List<Ended> endUncovered(UUID caseId) {
    List<Ended> ended = services.endUncovered(caseId);
    List<String> out = ended.stream().map(Ended::service).toList();
    if (ledger.pending(caseId).filter(offer -> out.contains(offer.service())).isPresent()) {
      ledger.withdrawOffer(caseId);
      messages.tell(caseId, CaseMessages.OFFER_WITHDRAWN, CaseMessages.MOVE_WITHDRAWN);
    }
    if (!out.isEmpty()) {
      events.publishEvent(new ServicesOut(caseId, out));
    }
    return ended;
  }
}
