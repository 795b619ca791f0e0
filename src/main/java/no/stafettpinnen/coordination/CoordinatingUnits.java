package no.stafettpinnen.coordination;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.municipality.Absences;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.municipality.ServiceDirectory.PersonName;
import org.springframework.stereotype.Component;

/** Koordinerende enhet of each municipality, and who can hold something there (R140, R142–R145). */
@Component
public class CoordinatingUnits {

  private final ServiceDirectory directory;
  private final Absences absences;

  CoordinatingUnits(ServiceDirectory directory, Absences absences) {
    this.directory = directory;
    this.absences = absences;
  }

  /** Group id of the service; one without people where none is entered. */
  public String of(String municipality) {
    return directory.officeOf(municipality);
  }

  /**
   * Somebody must be there to see what is sent to the unit.
   *
   * @param field where a person asks for it
   * @throws CaseRuleException when nobody works there
   */
  void requireSomebody(String municipality, String field) {
    if (receiver(of(municipality)).isEmpty()) {
      throw new CaseRuleException(field, "Ingen arbeider i koordinerende enhet nå, så ingen ville fått meldingen her. Ring kommunen.");
    }
  }

  /** Person ids of those who lead the service, in a fixed order. */
  public List<String> leaders(String unit) {
    return directory.leadersOf(unit).stream().sorted().toList();
  }

  /** Who is asked first of those who lead it: somebody who is not away, where there is anybody. */
  public Optional<String> leader(String unit) {
    return present(leaders(unit));
  }

  /**
   * Who has the baton of a case that comes to the service from outside: a leader who works there, or else anybody who does.
   *
   * @return a person id; empty where nobody works there
   */
  public Optional<String> receiver(String unit) {
    List<String> members = directory.membersOf(unit).stream().map(PersonName::id).toList();
    return present(leaders(unit).stream().filter(members::contains).toList()).or(() -> present(members));
  }

  private Optional<String> present(List<String> people) {
    Set<String> away = absences.away(people);
    return Stream.concat(people.stream().filter(person -> !away.contains(person)), people.stream()).findFirst();
  }
}
