package no.stafettpinnen.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseReading;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.referral.anonymity.Finding;
import no.stafettpinnen.referral.anonymity.Identifiers;
import no.stafettpinnen.referral.anonymity.KnownNames;
import org.springframework.stereotype.Component;

/** Whether what somebody writes about a child is anonymous (I4, R113, R120, R127, R132). It stores nothing and logs nothing. */
@Component
public class AnonymousReferrals {

  /** What stands in one field of a form. */
  public record Written(String field, String label, String text) {
  }

  /**
   * Why a field can't be sent as it is.
   *
   * @param message one Norwegian sentence; what the person wrote is in it, so it is for that person only
   */
  public record Objection(String field, String label, String message) {
  }

  /** @param gender {@code girl}, {@code boy} or {@code open} */
  public record Described(String municipality, String service, int fromYear, int toYear, String gender) {
  }

  /** Somebody who is named in the case, by the labels that forms give such fields. */
  private static final Pattern NAMING = Pattern.compile("(?iU).*(?:samtykk|foresatt|signer|underskr).*");
  /** Words with a capital letter inside a sentence, or before another such word. */
  private static final Pattern CAPITAL = Pattern.compile("(?U)(?<=[\\p{L},(] )\\p{Lu}[\\p{L}-]+|\\b\\p{Lu}[\\p{L}-]+(?= \\p{Lu})");
  private static final List<String> RELATIONS = List.of("mor", "far", "begge", "foresatte", "foreldrene", "mamma", "pappa", "ja", "nei", "ungdommen", "barnet",
      "barnevernet", "fosterforeldre");

  private final CaseReader reader;
  private final ServiceDirectory directory;
  private final AnonymityRule rule;
  private final AnonymousTeams teams;
  private final Clock clock;

  AnonymousReferrals(CaseReader reader, ServiceDirectory directory, AnonymityRule rule, AnonymousTeams teams, Clock clock) {
    this.reader = reader;
    this.directory = directory;
    this.rule = rule;
    this.teams = teams;
    this.clock = clock;
  }

  /**
   * What in the texts points to a person.
   *
   * @param service whose people and whose name may not stand there
   * @param ownCase a case whose people may not stand there either; only looked up here, and kept nowhere
   */
  public List<Objection> objections(Person person, String service, Optional<UUID> ownCase, List<Written> texts) {
    KnownNames names = names(person, service, ownCase);
    LocalDate today = LocalDate.now(clock);
    List<Objection> objections = new ArrayList<>();
    for (Written written : texts) {
      List<Finding> found = Identifiers.find(written.text(), names, today);
      if (!found.isEmpty()) {
        objections.add(new Objection(written.field(), written.label(), "Her står " + told(written.text(), found)
            + ". Skriv det om, så ingen kan kjennes igjen."));
      }
    }
    return objections;
  }

  /** Why the child can't be discussed anonymously in this team; empty when it can. */
  public Optional<String> tooFew(Described child, String team) {
    AnonymityRule.Answer answer = rule.ask(child, teams.consentMode(team));
    return answer.isYes() ? Optional.empty() : Optional.of(answer.sentence());
  }

  private static String told(String text, List<Finding> found) {
    List<String> each = found.stream().map(one -> one.kind().words() + " («" + text.substring(one.from(), one.to()).strip() + "»)").distinct().toList();
    return each.size() == 1 ? each.get(0) : String.join(", ", each.subList(0, each.size() - 1)) + " og " + each.get(each.size() - 1);
  }

  private KnownNames names(Person person, String service, Optional<UUID> ownCase) {
    Stream<String> unit = directory.membersOf(service).stream().map(ServiceDirectory.PersonName::name);
    Stream<String> people = ownCase.map(reader::forTheSystem).map(reading -> peopleOf(reading, person.id())).orElse(Stream.of());
    return new KnownNames(Stream.concat(unit, people).toList(), directory.service(service).map(CareService::name).orElse(""),
        person.municipalities().stream().map(directory::municipalityName).toList());
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
