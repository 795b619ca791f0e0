package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.consent.Consents;
import org.springframework.stereotype.Component;

/** Services that are to do something for the family: in the case already, or let in by a consent that names them (I3). */
@Component
class Partners {

  private final CaseServices services;
  private final Consents consents;

  Partners(CaseServices services, Consents consents) {
    this.services = services;
    this.consents = consents;
  }

  boolean takesPart(UUID caseId, String service) {
    return services.active(caseId).contains(service);
  }

  /**
   * The service takes part from now on.
   *
   * @param field where the person chose it
   * @throws CaseRuleException when no consent names it
   */
  void admit(UUID caseId, String service, String field) {
    if (takesPart(caseId, service)) {
      return;
    }
    if (!consents.covers(caseId, service)) {
      throw new CaseRuleException(field, "Velg barnets egen tjeneste, eller en tjeneste som samtykket omfatter.");
    }
    consents.admit(caseId, service, false);
  }
}
