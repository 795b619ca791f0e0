package no.stafettpinnen.tasklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.municipality.Absences;
import no.stafettpinnen.municipality.Absences.Absence;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.tasklist.FormProblem.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Absences: one's own, and those of the people in a service that one leads. Anybody else is as one who never was. */
@RestController
@RequestMapping("/api/absences")
class AbsenceController {

  private static final Period LONGEST_BACK = Period.ofYears(1);
  private static final Period LONGEST_AHEAD = Period.ofYears(3);

  /** @param from absent where the person is not away and will not be, as far as is known */
  record AbsenceView(String person, String name, boolean self, LocalDate from, LocalDate until) {
  }

  /**
   * @param person absent for oneself
   * @param until  the last day; absent where nobody knows
   */
  record Entry(String person, LocalDate from, LocalDate until) {
  }

  private final CurrentPerson currentPerson;
  private final ServiceDirectory directory;
  private final Absences absences;
  private final Clock clock;

  AbsenceController(CurrentPerson currentPerson, ServiceDirectory directory, Absences absences, Clock clock) {
    this.currentPerson = currentPerson;
    this.directory = directory;
    this.absences = absences;
    this.clock = clock;
  }

  /** Oneself first. */
  @GetMapping
  List<AbsenceView> show() {
    Person person = currentPerson.require();
    Map<String, String> names = people(person);
    Map<String, Absence> found = absences.of(names.keySet()).stream().collect(Collectors.toMap(Absence::person, Function.identity()));
    return names.entrySet().stream().map(one -> {
      Optional<Absence> absence = Optional.ofNullable(found.get(one.getKey()));
      return new AbsenceView(one.getKey(), one.getValue(), one.getKey().equals(person.id()), absence.map(Absence::from).orElse(null),
          absence.map(Absence::until).orElse(null));
    }).toList();
  }

  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void enter(@RequestBody Entry entry) {
    Person person = currentPerson.require();
    String whose = whose(entry, person);
    List<FieldError> errors = errors(entry);
    if (!errors.isEmpty()) {
      throw FormProblem.invalid(errors);
    }
    absences.enter(whose, entry.from(), entry.until(), person.id());
  }

  @PostMapping("/end")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@RequestBody Entry entry) {
    Person person = currentPerson.require();
    absences.end(whose(entry, person), person.id());
  }

  private String whose(Entry entry, Person person) {
    String whose = entry.person() == null ? person.id() : entry.person();
    if (!people(person).containsKey(whose)) {
      throw FormProblem.noPerson();
    }
    return whose;
  }

  private Map<String, String> people(Person person) {
    Map<String, String> names = new LinkedHashMap<>(Map.of(person.id(), person.name()));
    person.leads().forEach(service -> directory.membersOf(service).forEach(member -> names.putIfAbsent(member.id(), member.name())));
    return names;
  }

  private List<FieldError> errors(Entry entry) {
    LocalDate today = LocalDate.now(clock);
    LocalDate from = entry.from();
    LocalDate until = entry.until();
    List<FieldError> errors = new ArrayList<>();
    if (from == null || from.isBefore(today.minus(LONGEST_BACK)) || from.isAfter(today.plus(LONGEST_AHEAD))) {
      errors.add(new FieldError("from", "Velg første dag borte, tidligst for et år siden."));
    }
    if (until != null && (until.isBefore(today) || until.isAfter(today.plus(LONGEST_AHEAD)) || from != null && until.isBefore(from))) {
      errors.add(new FieldError("until", "Siste dag borte kan ikke være før i dag eller før den første dagen. La feltet stå tomt hvis ingen vet det."));
    }
    return errors;
  }
}
