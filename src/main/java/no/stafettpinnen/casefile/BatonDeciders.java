package no.stafettpinnen.casefile;

import java.util.List;
import java.util.UUID;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/**
 * Who decides about the baton when its holder or the receiver does not (R089): the leaders of the holder's service, or of the case's own
 * one where the holder's no longer takes part. A service without a leader decides itself.
 */
@Component
public class BatonDeciders {

  private final BatonLedger ledger;
  private final CaseServices services;
  private final ServiceDirectory directory;

  BatonDeciders(BatonLedger ledger, CaseServices services, ServiceDirectory directory) {
    this.ledger = ledger;
    this.services = services;
    this.directory = directory;
  }

  String group(UUID caseId) {
    String service = service(caseId);
    return directory.leadersOf(service).isEmpty() ? service : Groups.leadersOf(service);
  }

  /** Ids of the people. */
  public List<String> people(UUID caseId) {
    String service = service(caseId);
    List<String> leaders = directory.leadersOf(service);
    return leaders.isEmpty() ? directory.membersOf(service).stream().map(ServiceDirectory.PersonName::id).toList() : leaders;
  }

  private String service(UUID caseId) {
    List<String> active = services.active(caseId);
    return ledger.holder(caseId).map(BatonLedger.Holder::service).filter(active::contains).orElseGet(() -> active.get(0));
  }
}
