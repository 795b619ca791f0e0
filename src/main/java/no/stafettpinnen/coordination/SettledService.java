package no.stafettpinnen.coordination;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.municipality.ServiceDirectory.PersonName;
import org.springframework.stereotype.Component;

/** What the municipality has settled (R092): the service that coordinates, as long as it is in the case or a consent names it. */
@Component
public class SettledService {

  private final Disagreements disagreements;
  private final CaseServices services;
  private final ServiceDirectory directory;

  SettledService(Disagreements disagreements, CaseServices services, ServiceDirectory directory) {
    this.disagreements = disagreements;
    this.services = services;
    this.directory = directory;
  }

  /** Group id; empty where nothing is settled. */
  public Optional<String> of(UUID caseId) {
    return disagreements.settled(caseId).filter(service -> services.active(caseId).contains(service) || services.isCovered(caseId, service));
  }

  /** {@code service/person} of somebody there: whoever has taken part in the case before, else a leader, else anybody who works there. */
  public Optional<String> person(UUID caseId) {
    return of(caseId).flatMap(service -> {
      List<String> members = directory.membersOf(service).stream().map(PersonName::id).toList();
      return Stream.of(services.tookPart(caseId, service), directory.leadersOf(service), members).flatMap(List::stream)
          .filter(members::contains).findFirst().map(person -> service + "/" + person);
    });
  }

  /** @throws CaseRuleException when the municipality has settled that another service coordinates */
  void require(UUID caseId, String service, String path) {
    of(caseId).filter(settled -> !settled.equals(service)).ifPresent(settled -> {
      throw new CaseRuleException(path, "Kommunen har avgjort at %s samordner. Velg en koordinator derfra."
          .formatted(directory.service(settled).map(CareService::name).orElse(settled)));
    });
  }
}
