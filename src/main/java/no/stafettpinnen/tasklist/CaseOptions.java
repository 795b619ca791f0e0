package no.stafettpinnen.tasklist;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.casefile.AnonymousCases;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.Absences;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.referral.AnonymousTeams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The choices from data that forms name. */
@Configuration(proxyBeanMethods = false)
class CaseOptions {

  private static final int MOST_CASES = 200;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.forLanguageTag("nb-NO"));

  record Source(String name, Function<FormContext, List<Option>> find) implements OptionSource {

    @Override
    public List<Option> options(FormContext context) {
      return find.apply(context);
    }
  }

  /** The person's own units, one for each municipality that a shared service belongs to: {@code municipality/service}. */
  @Bean
  OptionSource ownUnits(ServiceDirectory directory) {
    return new Source("ownUnits", context -> context.person().services().stream()
        .flatMap(id -> directory.service(id).stream()).filter(CareService::hasCases)
        .flatMap(service -> service.municipalities().stream()
            .map(municipality -> new Option(unitLabel(directory, service, municipality), municipality + "/" + service.id())))
        .toList());
  }

  /**
   * People in the services that take part in the case: {@code service/person}. Of a team, which only reads and advises, those who have done
   * something in the case themselves and its leaders.
   */
  @Bean
  OptionSource participants(ServiceDirectory directory, CaseServices services) {
    return new Source("participants", context -> services.active(context.caseId()).stream()
        .flatMap(id -> directory.service(id).stream())
        .flatMap(service -> members(service, context, directory, services)
            .map(person -> new Option(person.name() + " (" + service.name() + ")", service.id() + "/" + person.id())))
        .toList());
  }

  private static Stream<ServiceDirectory.PersonName> members(CareService service, FormContext context, ServiceDirectory directory,
                                                             CaseServices services) {
    List<ServiceDirectory.PersonName> all = directory.membersOf(service.id());
    if (!service.isTeam()) {
      return all.stream();
    }
    Set<String> shown = new HashSet<>(services.tookPart(context.caseId(), service.id()));
    shown.addAll(directory.leadersOf(service.id()));
    return all.stream().filter(person -> shown.contains(person.id()));
  }

  /** The same without those who only read the case in a team, which gives advice and carries nothing out: {@code service/person}. */
  @Bean
  OptionSource staffInCase(OptionSource participants) {
    return new Source("staffInCase", context -> participants.options(context).stream()
        .filter(option -> !CareService.isTeam(option.value())).toList());
  }

  /** Who may be offered the baton: everybody of {@code staffInCase} who is not away, but the holder, or a service that is no team. */
  @Bean
  OptionSource batonReceivers(ServiceDirectory directory, CaseServices services, BatonLedger baton, Absences absences,
                              OptionSource staffInCase) {
    return new Source("batonReceivers", context -> {
      List<Option> people = staffInCase.options(context);
      Set<String> not = new HashSet<>(absences.away(people.stream().map(CaseOptions::person).toList()));
      baton.holder(context.caseId()).map(BatonLedger.Holder::person).ifPresent(not::add);
      return Stream.concat(
          people.stream().filter(option -> !not.contains(person(option))),
          services.active(context.caseId()).stream().flatMap(id -> directory.service(id).stream()).filter(service -> !service.isTeam())
              .map(service -> new Option("Den i " + service.name() + " som svarer ja først", service.id()))).toList();
    });
  }

  /** Where a meeting may be: at a service that takes part, or elsewhere. Codes, so that nothing anybody writes goes out with a mail. */
  @Bean
  OptionSource meetingPlaces(ServiceDirectory directory, CaseServices services) {
    return new Source("meetingPlaces", context -> Stream.concat(
        services.active(context.caseId()).stream().flatMap(id -> directory.service(id).stream())
            .map(service -> new Option(service.name(), service.id())),
        Stream.of(new Option("Videomøte", "video"), new Option("Et annet sted, avtales", "other"))).toList());
  }

  /** Whether the home is to be invited; only no while nothing may go to it (I2). */
  @Bean
  OptionSource homeInvitation(HomeHold hold) {
    Option no = new Option("Nei", "no");
    return new Source("homeInvitation", context -> hold.isOn(context.caseId()) ? List.of(no) : List.of(new Option("Ja", "yes"), no));
  }

  /** Services of the municipality that are not in the case yet. */
  @Bean
  OptionSource otherServices(ServiceDirectory directory, CaseServices services) {
    return new Source("otherServices", context -> {
      List<String> present = services.present(context.caseId());
      return directory.servicesIn((String) context.variables().get(FlowVariable.MUNICIPALITY.key())).stream()
          .filter(service -> service.hasCases() && !present.contains(service.id()))
          .map(service -> new Option(service.name(), service.id())).toList();
    });
  }

  /** Services that a consent may name: those of the municipality but the case's own. */
  @Bean
  OptionSource consentServices(ServiceDirectory directory, CaseServices services) {
    return new Source("consentServices", context -> {
      String own = services.active(context.caseId()).get(0);
      return directory.servicesIn((String) context.variables().get(FlowVariable.MUNICIPALITY.key())).stream()
          .filter(service -> !service.isCoordinating() && !service.id().equals(own)).map(service -> new Option(service.name(), service.id())).toList();
    });
  }

  /** The consents that stand in the case, each told by who may know and until when; or all of them. */
  @Bean
  OptionSource standingConsents(ServiceDirectory directory, Consents consents) {
    return new Source("standingConsents", context -> {
      List<Option> each = consents.standing(context.caseId()).stream().map(consent -> new Option(
          consent.services().stream().map(id -> directory.service(id).map(CareService::name).orElse(id)).collect(Collectors.joining(", "))
              + " (til og med " + consent.until().format(FieldCheck.DATE) + ")", consent.id().toString())).toList();
      return each.size() < 2 ? each
          : Stream.concat(Stream.of(new Option("Alle samtykkene i saken", Consents.ALL)), each.stream()).toList();
    });
  }

  /** Services of the other municipalities: {@code municipality/service}. */
  @Bean
  OptionSource servicesElsewhere(ServiceDirectory directory) {
    return new Source("servicesElsewhere", context ->
        directory.servicesOutside((String) context.variables().get(FlowVariable.MUNICIPALITY.key())).stream()
            .filter(ServiceDirectory.ServiceElsewhere::hasCases)
            .map(found -> new Option(found.municipalityName() + ": " + found.name(), found.municipality() + "/" + found.service()))
            .toList());
  }

  /** The municipality that the case comes from, to name it. */
  @Bean
  OptionSource fromMunicipality(ServiceDirectory directory) {
    return new Source("fromMunicipality", context -> Optional.ofNullable((String) context.variables()
        .get(FlowVariable.FROM_MUNICIPALITY.key())).map(id -> new Option(directory.municipalityName(id), id)).stream().toList());
  }

  /** Ways on from the level that the case is at, levels named as the municipality names them. */
  @Bean
  OptionSource nextSteps(LevelNames levelNames) {
    return new Source("nextSteps", context -> {
      int level = (Integer) context.variables().get(FlowVariable.LEVEL.key());
      String municipality = (String) context.variables().get(FlowVariable.MUNICIPALITY.key());
      List<Option> options = new ArrayList<>(List.of(
          new Option("Målet er nådd: avslutt saken", "close"),
          new Option("Fortsett med de samme tiltakene", "repeat"),
          new Option("Endre tiltakene på samme nivå", "adjust")));
      IntStream.rangeClosed(1, 3).filter(to -> to != level).forEach(to -> options.add(new Option(
          (to > level ? "Opp til " : "Ned til ") + levelNames.of(municipality, to).name(), "toLevel" + to)));
      options.add(new Option("Bekymring for omsorgen, vold eller overgrep: meld til barnevernet nå", "fastTrack"));
      return options;
    });
  }

  /** Ways on after a suspicion, from the level that the case was at when the guide was left. */
  @Bean
  OptionSource waysAfterSuspicion(LevelNames levelNames, CaseFile caseFile) {
    return new Source("waysAfterSuspicion", context -> {
      CaseFile.Header header = caseFile.find(context.caseId()).orElseThrow();
      List<Option> options = new ArrayList<>();
      if (header.level() == 0) {
        options.add(new Option("Fortsett avklaringen", "toLevel0"));
      }
      IntStream.rangeClosed(1, 3).forEach(to ->
          options.add(new Option("Tiltak på " + levelNames.of(header.municipality(), to).name(), "toLevel" + to)));
      options.add(new Option("Enheten gjør ikke mer: avslutt saken her", "close"));
      return options;
    });
  }

  /** Teams that discuss without a name, in the municipalities that the person works in. */
  @Bean
  OptionSource teamsWithoutName(AnonymousTeams teams) {
    return new Source("teamsWithoutName", context -> context.person().municipalities().stream()
        .flatMap(municipality -> teams.choices(municipality).stream()).distinct()
        .map(team -> new Option(team.name(), team.id())).toList());
  }

  /** The person's open cases about somebody by name, told without anything of what is in them. */
  @Bean
  OptionSource ownNamedCases(CaseAccess access, CaseFile caseFile, AnonymousCases anonymous) {
    return new Source("ownNamedCases", context -> {
      List<UUID> own = access.openCases(context.person(), false, Optional.empty(), MOST_CASES);
      Set<UUID> unnamed = anonymous.among(own);
      return caseFile.open(own).stream().filter(open -> !unnamed.contains(open.id()))
          .map(open -> new Option("Sak " + CaseReference.of(open.id()) + ", åpnet " + open.openedAt().format(DAY), open.id().toString())).toList();
    });
  }

  private static String person(Option participant) {
    return participant.value().substring(participant.value().indexOf('/') + 1);
  }

  private static String unitLabel(ServiceDirectory directory, CareService service, String municipality) {
    return service.municipalities().size() == 1
        ? service.name() : service.name() + " – " + directory.municipalityName(municipality);
  }
}
