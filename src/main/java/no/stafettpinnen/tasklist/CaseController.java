package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.stafettpinnen.access.Capacities;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.casefile.CaseReading;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.casefile.Measures;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.HomeMessages;
import no.stafettpinnen.readlog.Read.Door;
import no.stafettpinnen.readlog.ReadLog;
import no.stafettpinnen.readlog.ReadReceipt;
import no.stafettpinnen.tasklist.CoordinationViews.CoordinationView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The stafettlogg beside the form: what is known in a case, for those who take part in it. */
@RestController
class CaseController {

  /** The whole case as the panel shows it, newest log entry first. */
  record CaseView(String reference, JsonNode child, String status, LevelNames.LevelName level, String service,
                  String batonHolder, List<TurnView> batonTurns, List<ParticipantView> participants, List<MeasureView> measures,
                  List<ConsentView> consents, List<HomeMessages.Sent> sentHome, CoordinationView coordination, List<EntryView> log) {
  }

  record ParticipantView(String name, String service, OffsetDateTime since) {
  }

  /** @param name who had the baton from then on; null when it was laid down */
  record TurnView(String name, String service, OffsetDateTime since, String how) {
  }

  /** @param agreedInTeam whether a team agreed on it, and the date is the one by which it is to be done */
  record MeasureView(String goal, String description, String arena, String responsible, String evaluationDate, String status,
                     boolean agreedInTeam) {
  }

  /** @param why for the case's own service only */
  record ConsentView(String services, LocalDate from, LocalDate until, String status, String why) {
  }

  record EntryView(OffsetDateTime at, String by, String title, List<CaseEntry.Line> fields) {
  }

  private static final Map<String, String> STATUS =
      Map.of("PLANNED", "Pågår", "DONE", "Gjennomført", "PARTLY", "Delvis gjennomført", "NOT_DONE", "Ikke gjennomført");

  private static final Map<String, String> HOW =
      Map.of("OPENED", "Fra saken ble åpnet", "HANDED_OVER", "Sa ja til å ta over", "LAID_DOWN", "Lagt ned");

  private static final Map<String, String> CONSENT_ENDED = Map.of("WITHDRAWN", "Trukket", "RAN_OUT", "Gått ut");

  private final CurrentPerson currentPerson;
  private final CaseAccess access;
  private final Capacities capacities;
  private final ReadLog readLog;
  private final CaseFile caseFile;
  private final CaseReader reader;
  private final BatonLedger baton;
  private final Consents consents;
  private final ServiceDirectory directory;
  private final LevelNames levelNames;
  private final CaseActions actions;
  private final HomeHold hold;
  private final HomeMessages homeMessages;
  private final CoordinationViews coordination;

  CaseController(CurrentPerson currentPerson, CaseAccess access, Capacities capacities, ReadLog readLog, CaseFile caseFile,
                 CaseReader reader, BatonLedger baton, Consents consents, ServiceDirectory directory, LevelNames levelNames,
                 CaseActions actions, HomeHold hold, HomeMessages homeMessages, CoordinationViews coordination) {
    this.currentPerson = currentPerson;
    this.access = access;
    this.capacities = capacities;
    this.readLog = readLog;
    this.caseFile = caseFile;
    this.reader = reader;
    this.baton = baton;
    this.consents = consents;
    this.directory = directory;
    this.levelNames = levelNames;
    this.actions = actions;
    this.hold = hold;
    this.homeMessages = homeMessages;
    this.coordination = coordination;
  }

  @GetMapping("/api/cases/{caseId}")
  CaseView show(@PathVariable UUID caseId) {
    Person person = currentPerson.require();
    if (!access.mayRead(person, caseId)) {
      throw FormProblem.notFound();
    }
    ReadReceipt receipt = readLog.record(capacities.reads(person, List.of(caseId), "stafettlogg", Door.CASE_PAGE));
    CaseReading reading = reader.with(receipt);
    CaseFile.Header header = caseFile.find(caseId).orElseThrow(FormProblem::notFound);
    List<BatonLedger.Turn> turns = baton.turns(caseId);
    Map<String, String> people = new HashMap<>();
    UnaryOperator<String> name = id -> id == null ? null : people.computeIfAbsent(id, directory::nameOf);
    Map<String, String> services = new HashMap<>();
    UnaryOperator<String> service = id -> id == null ? null : services.computeIfAbsent(id, this::serviceName);
    return new CaseView(CaseReference.of(caseId), reading.child(), header.open() ? "OPEN" : "CLOSED",
        levelNames.of(header.municipality(), header.level(), header.level() == 0 && hold.isOn(caseId)), service.apply(header.service()),
        name.apply(turns.get(turns.size() - 1).holder()),
        turns.stream().map(turn -> new TurnView(name.apply(turn.holder()), service.apply(turn.service()), turn.since(),
            turn.decidedBy() == null ? HOW.get(turn.kind()) : "Bestemt av " + name.apply(turn.decidedBy()))).toList(),
        reading.participants().stream().map(participant -> new ParticipantView(name.apply(participant.person()),
            service.apply(participant.service()), participant.since())).toList(),
        reading.measures().stream().map(this::view).toList(),
        consents.read(receipt, person.worksIn(header.service()) || person.leads(header.service())).stream()
            .map(consent -> new ConsentView(consent.services().stream().map(service).collect(Collectors.joining(", ")), consent.from(),
                consent.until(), consent.ended() == null ? "Gitt" : CONSENT_ENDED.get(consent.ended()), consent.why())).toList(), homeMessages.sent(caseId),
        coordination.of(receipt),
        reading.log(person.id()).stream().map(entry -> new EntryView(entry.at(), name.apply(entry.by()), entry.title(),
            entry.fields())).toList());
  }

  /** What else the person can begin in the case. */
  @GetMapping("/api/cases/{caseId}/actions")
  List<CaseActions.Action> actions(@PathVariable UUID caseId) {
    return actions.of(caseId);
  }

  private MeasureView view(Measures.Measure measure) {
    return new MeasureView(measure.text().path("goal").asText(), measure.text().path("description").asText(),
        measure.text().path("arena").asText(), directory.nameOf(measure.responsible()),
        measure.evaluationDate().toString(),
        STATUS.get(measure.status()), measure.origin() == Measures.Origin.TEAM);
  }

  private String serviceName(String service) {
    return directory.service(service).map(CareService::name).orElse(service);
  }
}
