package no.stafettpinnen.report;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/**
 * Whom the diagrams mean when they name somebody around a report (property {@code to}, several separated by commas): {@code reporter},
 * {@code leaders} of the reporter's service, {@code barnevern}, {@code barnevernLeaders}.
 */
@Component
class ReportPeople {

  private final ServiceDirectory directory;

  ReportPeople(ServiceDirectory directory) {
    this.directory = directory;
  }

  /** The reporter, as long as they work in the service or lead it. */
  Optional<String> reporter(String person, String service) {
    return directory.person(person).filter(found -> found.worksIn(service) || found.leads(service)).map(found -> person);
  }

  /**
   * Ids of the people.
   *
   * @param to       as the diagram says it
   * @param reporter is not told as a leader of their own service; may be null. Where they are gone, their leaders are told instead
   * @throws IllegalStateException when nobody is called so
   */
  Set<String> named(String to, String reporter, String service, String barnevern) {
    Set<String> people = new LinkedHashSet<>();
    for (String name : to.split(",")) {
      people.addAll(one(name, reporter, service, barnevern));
    }
    return people;
  }

  private Collection<String> one(String name, String reporter, String service, String barnevern) {
    return switch (name) {
      case "reporter" -> reporter(reporter, service).map(List::of).orElseGet(() -> directory.leadersOf(service));
      case "leaders" -> directory.leadersOf(service).stream().filter(leader -> !leader.equals(reporter)).toList();
      case "barnevern" -> directory.everybodyIn(barnevern);
      case "barnevernLeaders" -> directory.leadersOf(barnevern);
      default -> throw new IllegalStateException("Nobody is called " + name);
    };
  }
}
