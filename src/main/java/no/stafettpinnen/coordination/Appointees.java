package no.stafettpinnen.coordination;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.coordination.Appointments.Appointment;
import no.stafettpinnen.municipality.Absences;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.municipality.ServiceDirectory.PersonName;
import org.springframework.stereotype.Component;

/** Who can be barnekoordinator, and in which service that fits best (R091, R157, R158); people decide. */
@Component
public class Appointees {

  /** Somebody who can be asked. */
  public record Appointee(PersonName person, CareService service) {
  }

  private static final int SCHOOL_AGE = 6;

  private final CaseServices services;
  private final Consents consents;
  private final ServiceDirectory directory;
  private final Absences absences;
  private final Appointments appointments;
  private final CoordinatingServices proposals;
  private final Practice practice;
  private final CaseProgress progress;
  private final SettledService settled;

  Appointees(CaseServices services, Consents consents, ServiceDirectory directory, Absences absences, Appointments appointments,
             CoordinatingServices proposals, Practice practice, CaseProgress progress, SettledService settled) {
    this.services = services;
    this.consents = consents;
    this.directory = directory;
    this.absences = absences;
    this.appointments = appointments;
    this.proposals = proposals;
    this.practice = practice;
    this.progress = progress;
    this.settled = settled;
  }

  /** People of the case's own service and of those that a consent names, the proposed service first. */
  public List<Appointee> of(UUID caseId, String municipality) {
    Optional<String> proposed = proposed(caseId, municipality);
    List<String> active = services.active(caseId);
    return directory.servicesIn(municipality).stream().filter(CareService::hasCases)
        .filter(service -> active.contains(service.id()) || consents.covers(caseId, service.id()))
        .sorted(Comparator.comparing(service -> proposed.filter(service.id()::equals).isEmpty()))
        .flatMap(service -> people(caseId, service)).toList();
  }

  /** Others in the service of whoever was asked last. */
  public List<Appointee> colleagues(UUID caseId) {
    Appointment asked = appointments.require(caseId, Kind.BARNEKOORDINATOR);
    return directory.service(asked.service()).stream().flatMap(service -> people(caseId, service))
        .filter(colleague -> !colleague.person().id().equals(asked.person())).toList();
  }

  /** What the tables say, in words for koordinerende enhet. */
  public String proposal(UUID caseId, String municipality) {
    String name = proposed(caseId, municipality).flatMap(directory::service).map(CareService::name).orElse("Ingen bestemt tjeneste");
    String usual = practice.of(municipality).preschoolCoordinator();
    String why = settled.of(caseId).isPresent() ? "Kommunen har avgjort at denne tjenesten samordner." : ask(caseId, municipality).why();
    return "**Forslag: %s.** %s%s".formatted(name, why,
        usual.isEmpty() || progress.age(caseId) >= SCHOOL_AGE ? "" : " Før skolealder er barnekoordinatoren vanligvis: " + usual + ".");
  }

  private Stream<Appointee> people(UUID caseId, CareService service) {
    Set<String> unable = appointments.unable(caseId, Kind.BARNEKOORDINATOR);
    List<PersonName> members = directory.membersOf(service.id());
    Set<String> away = absences.away(members.stream().map(PersonName::id).toList());
    return members.stream().filter(person -> !unable.contains(person.id()) && !away.contains(person.id()))
        .map(person -> new Appointee(person, service));
  }

  private Optional<String> proposed(UUID caseId, String municipality) {
    return settled.of(caseId).or(() -> byTable(caseId, municipality));
  }

  private Optional<String> byTable(UUID caseId, String municipality) {
    List<String> active = services.active(caseId);
    return switch (ask(caseId, municipality).code()) {
      case "existingContact" -> contact(caseId, municipality);
      case "healthCentre" -> directory.servicesIn(municipality).stream().filter(service -> "health".equals(service.arena()))
          .map(CareService::id).findFirst();
      default -> Optional.of(active.get(0));
    };
  }

  private CoordinatingServices.Proposal ask(UUID caseId, String municipality) {
    String own = services.active(caseId).get(0);
    return proposals.propose(municipality, false, contact(caseId, municipality).isPresent(), own.substring(0, own.indexOf(':')),
        progress.age(caseId));
  }

  /** Another service that the family meets already. */
  private Optional<String> contact(UUID caseId, String municipality) {
    String unit = directory.officeOf(municipality);
    return services.active(caseId).stream().skip(1).filter(service -> !service.equals(unit) && !CareService.isTeam(service)).findFirst();
  }
}
