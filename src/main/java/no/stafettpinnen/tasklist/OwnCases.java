package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.access.Capacities;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseFile.OpenCase;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.casefile.ChildName;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.readlog.Read.Door;
import no.stafettpinnen.readlog.ReadLog;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The open cases that a person takes part in, has the baton of or leads the unit of: also those where no task waits for them. */
@RestController
class OwnCases {

  private static final int PAGE = 25;

  /**
   * One page of the list.
   *
   * @param more whether older ones follow
   */
  record CaseList(List<CaseLine> cases, boolean more) {
  }

  /** @param since from when the holder has had the baton */
  record CaseLine(UUID caseId, String reference, String child, LevelNames.LevelName level, OffsetDateTime openedAt,
                  String batonHolder, boolean mine, OffsetDateTime since) {
  }

  private record NamedLevel(String municipality, int level, boolean held) {
  }

  private final CurrentPerson currentPerson;
  private final CaseAccess access;
  private final Capacities capacities;
  private final ReadLog readLog;
  private final CaseFile caseFile;
  private final CaseReader reader;
  private final ServiceDirectory directory;
  private final LevelNames levelNames;

  OwnCases(CurrentPerson currentPerson, CaseAccess access, Capacities capacities, ReadLog readLog, CaseFile caseFile,
           CaseReader reader, ServiceDirectory directory, LevelNames levelNames) {
    this.currentPerson = currentPerson;
    this.access = access;
    this.capacities = capacities;
    this.readLog = readLog;
    this.caseFile = caseFile;
    this.reader = reader;
    this.directory = directory;
    this.levelNames = levelNames;
  }

  /**
   * Newest first.
   *
   * @param baton      only cases whose baton the person has
   * @param before     {@code openedAt} of the last case of the page before
   * @param beforeCase its {@code caseId}
   */
  @GetMapping("/api/cases")
  CaseList list(@RequestParam(defaultValue = "false") boolean baton, @RequestParam(required = false) OffsetDateTime before,
                @RequestParam(required = false) UUID beforeCase) {
    Person person = currentPerson.require();
    Optional<CaseAccess.Place> place = before == null || beforeCase == null ? Optional.empty()
        : Optional.of(new CaseAccess.Place(before, beforeCase));
    List<UUID> found = access.openCases(person, baton, place, PAGE + 1);
    List<UUID> shown = found.stream().limit(PAGE).toList();
    Map<UUID, JsonNode> children = reader.children(readLog.record(capacities.reads(person, shown, "cases", Door.CARD)));
    List<OpenCase> cases = caseFile.open(shown);
    Map<String, String> names = directory.namesOf(cases.stream().map(OpenCase::holder).distinct().toList());
    Map<NamedLevel, LevelNames.LevelName> levels = new HashMap<>();
    return new CaseList(cases.stream().map(open -> new CaseLine(open.id(), CaseReference.of(open.id()),
        ChildName.brief(children.get(open.id())),
        levels.computeIfAbsent(new NamedLevel(open.municipality(), open.level(), open.held()),
            key -> levelNames.of(key.municipality(), key.level(), key.held())),
        open.openedAt(), names.getOrDefault(open.holder(), open.holder()), person.id().equals(open.holder()), open.since())).toList(),
        found.size() > PAGE);
  }
}
