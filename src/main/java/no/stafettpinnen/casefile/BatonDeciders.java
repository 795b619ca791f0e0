package no.stafettpinnen.casefile;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.municipality.Absences;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/**
 * Who decides about the baton when its holder or the receiver does not (R089): the leaders of the holder's service, or of the case's own
 * one where the holder's no longer takes part. A service without a leader at work decides itself.
 */
@Component
public class BatonDeciders {

  private final BatonLedger ledger;
  private final CaseServices services;
  private final ServiceDirectory directory;
  private final Absences absences;

  BatonDeciders(BatonLedger ledger, CaseServices services, ServiceDirectory directory, Absences absences) {
    this.ledger = ledger;
    this.services = services;
    this.directory = directory;
    this.absences = absences;
  }

  String group(UUID caseId) {
    String service = service(caseId);
    return leadersAtWork(service).isEmpty() ? service : Groups.leadersOf(service);
  }

  /** Ids of the people. */
  public List<String> people(UUID caseId) {
    String service = service(caseId);
    List<String> leaders = leadersAtWork(service);
    return leaders.isEmpty() ? directory.membersOf(service).stream().map(ServiceDirectory.PersonName::id).toList() : leaders;
  }

  private List<String> leadersAtWork(String service) {
    List<String> leaders = directory.leadersOf(service);
    Set<String> away = absences.away(leaders);
    return leaders.stream().filter(leader -> !away.contains(leader)).toList();
  }

  private String service(UUID caseId) {
    List<String> active = services.active(caseId);
    return ledger.holder(caseId).map(BatonLedger.Holder::service).filter(active::contains).orElseGet(() -> active.get(0));
  }
}
