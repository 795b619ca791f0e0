package no.stafettpinnen.referral;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.referral.anonymity.CohortSizes;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How many children there are in a unit, for those who lead it to look after (I4). */
@RestController
class CohortController {

  /** @param unit {@code municipality/service} */
  record Unit(String unit, String name, List<CohortSizes.Year> years) {
  }

  record Change(String unit, List<CohortSizes.Year> years) {
  }

  private static final int OLDEST = 25;
  private static final int MOST = 1_000;

  private final CurrentPerson currentPerson;
  private final ServiceDirectory directory;
  private final CohortSizes sizes;
  private final Clock clock;

  CohortController(CurrentPerson currentPerson, ServiceDirectory directory, CohortSizes sizes, Clock clock) {
    this.currentPerson = currentPerson;
    this.directory = directory;
    this.sizes = sizes;
    this.clock = clock;
  }

  /** The units that the person leads; teams have no children of their own. */
  @GetMapping("/api/cohorts")
  List<Unit> units() {
    return led(currentPerson.require()).map(unit -> new Unit(unit.id(), unit.name(), sizes.of(unit.municipality, unit.service))).toList();
  }

  /** Sets the years that are sent, and leaves the others. */
  @PutMapping("/api/cohorts")
  List<Unit> change(@RequestBody Change change) {
    Person person = currentPerson.require();
    Led unit = led(person).filter(one -> one.id().equals(change.unit())).findFirst()
        .orElseThrow(() -> new AccessDeniedException("Not the leader of this unit"));
    List<CohortSizes.Year> years = change.years() == null ? List.of() : change.years();
    if (years.stream().filter(Objects::nonNull).map(CohortSizes.Year::birthYear).distinct().count() < years.size()) {
      throw new CaseRuleException("birthYear", "Hvert fødselsår kan stå én gang.");
    }
    years.forEach(this::check);
    sizes.set(unit.municipality, unit.service, years, person.id());
    return units();
  }

  private void check(CohortSizes.Year year) {
    int now = Year.now(clock).getValue();
    if (year.birthYear() < now - OLDEST || year.birthYear() > now + 1) {
      throw new CaseRuleException("birthYear", "Skriv et fødselsår fra " + (now - OLDEST) + " til " + (now + 1) + ".");
    }
    if (Stream.of(year.girls(), year.boys()).anyMatch(children -> children != null && (children < 0 || children > MOST))) {
      throw new CaseRuleException("children", "Skriv hvor mange barn det er, fra 0 til " + MOST + ".");
    }
  }

  private record Led(String municipality, String service, String name) {

    String id() {
      return municipality + "/" + service;
    }
  }

  private Stream<Led> led(Person person) {
    return person.leads().stream().flatMap(id -> directory.service(id).stream()).filter(CareService::hasCases)
        .flatMap(service -> in(service).stream());
  }

  private static List<Led> in(CareService service) {
    return service.municipalities().stream().map(municipality -> new Led(municipality, service.id(), service.name())).toList();
  }
}
