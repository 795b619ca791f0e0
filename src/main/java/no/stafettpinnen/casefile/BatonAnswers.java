package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/** The answer to an offer of the baton: {@code offerAnswer.accepts} yes or no, and {@code offerAnswer.reason} with no (R089). */
@Component
class BatonAnswers implements CaseSection {

  private static final String ACCEPTS = "accepts";

  private final BatonLedger ledger;
  private final ServiceDirectory directory;

  BatonAnswers(BatonLedger ledger, ServiceDirectory directory) {
    this.ledger = ledger;
    this.directory = directory;
  }

  /** Whether the entry says no, which alone makes nobody take part in a case. */
  static boolean isNo(CaseEntry entry) {
    return "no".equals(entry.narrative().path("offerAnswer").path(ACCEPTS).asText());
  }

  @Override
  public String key() {
    return "offerAnswer";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    UUID caseId = entry.caseId();
    String person = entry.person();
    if (isNo(entry)) {
      ledger.decline(caseId, person, value.path("reason").asText());
      return Map.of(FlowVariable.OFFER_ACCEPTED, "no");
    }
    ledger.take(caseId, person);
    String service = ledger.pending(caseId).orElseThrow().service();
    if (directory.membersOf(service).stream().noneMatch(member -> member.id().equals(person))) {
      throw new CaseRuleException("offerAnswer.accepts", "Bare den som arbeider i tjenesten, kan ta imot stafettpinnen.");
    }
    return Map.of(FlowVariable.OFFER_ACCEPTED, "yes");
  }
}
