package no.stafettpinnen.referral;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.casefile.AnonymousCases;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseReading;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.referral.anonymity.KnownNames;
import org.springframework.stereotype.Component;

/** The names that would tell whom a text is about: of a unit, its people, and the people in a case. It shows them to nobody. */
@Component
class NamesInCase {

  /** Somebody who is named in the case, by the labels that forms give such fields. */
  private static final Pattern NAMING = Pattern.compile("(?iU).*(?:samtykk|foresatt|signer|underskr).*");
  /** Words with a capital letter inside a sentence, or before another such word. */
  private static final Pattern CAPITAL = Pattern.compile("(?U)(?<=[\\p{L},(] )\\p{Lu}[\\p{L}-]+|\\b\\p{Lu}[\\p{L}-]+(?= \\p{Lu})");
  private static final List<String> RELATIONS = List.of("mor", "far", "begge", "foresatte", "foreldrene", "mamma", "pappa", "ja", "nei", "ungdommen", "barnet",
      "barnevernet", "fosterforeldre");

  /** So many of the cases whose baton somebody holds are looked at. */
  private static final int MOST_CASES = 100;

  private final CaseReader reader;
  private final CaseAccess access;
  private final AnonymousCases anonymous;
  private final ServiceDirectory directory;

  NamesInCase(CaseReader reader, CaseAccess access, AnonymousCases anonymous, ServiceDirectory directory) {
    this.reader = reader;
    this.access = access;
    this.anonymous = anonymous;
    this.directory = directory;
  }

  /**
   * Names that may not stand in what a person writes. Those of the children of all cases whose baton the person holds are among them.
   *
   * @param service        whose people and whose name
   * @param municipalities whose names say nothing more than what everybody knows
   * @param caseId         a case whose people's names too
   */
  KnownNames of(String person, String service, Collection<String> municipalities, Optional<UUID> caseId) {
    Stream<String> unit = directory.membersOf(service).stream().map(ServiceDirectory.PersonName::name);
    Stream<String> people = caseId.map(reader::forTheSystem).map(reading -> peopleOf(reading, person)).orElse(Stream.of());
    Stream<String> children = directory.person(person).stream().flatMap(this::childrenOf);
    return new KnownNames(Stream.of(unit, people, children).flatMap(names -> names).toList(), directory.service(service).map(CareService::name).orElse(""),
        municipalities.stream().map(directory::municipalityName).toList());
  }

  /** It may be one of these cases, whether the person says so or not. */
  private Stream<String> childrenOf(Person person) {
    List<UUID> held = access.openCases(person, true, Optional.empty(), MOST_CASES);
    Set<UUID> unnamed = anonymous.among(held);
    return held.stream().filter(caseId -> !unnamed.contains(caseId)).map(caseId -> reader.forTheSystem(caseId).child().path("name").asText());
  }

  private Stream<String> peopleOf(CaseReading reading, String person) {
    List<String> ids = reading.participants().stream().map(CaseReading.Participant::person).distinct().toList();
    Map<String, String> staff = directory.namesOf(ids);
    Stream<String> named = reading.log(person).stream().flatMap(entry -> entry.fields().stream())
        .filter(line -> NAMING.matcher(line.label()).matches()).flatMap(line -> capitals(line.value()));
    return Stream.of(Stream.of(reading.child().path("name").asText()), staff.values().stream(), named).flatMap(names -> names);
  }

  private static Stream<String> capitals(String value) {
    List<String> words = new ArrayList<>();
    Matcher word = CAPITAL.matcher(value);
    while (word.find()) {
      if (!RELATIONS.contains(word.group().toLowerCase())) {
        words.add(word.group());
      }
    }
    return words.stream();
  }
}
