package no.stafettpinnen.tasklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.coordination.LatePromises;
import no.stafettpinnen.coordination.LatePromises.Late;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The leaders' list of what services have promised and not answered in time (R154). It names no child. */
@RestController
class LatePromiseController {

  /**
   * @param caseId    absent where the person may not open the case
   * @param reference the same
   */
  record Line(String service, LocalDate due, UUID caseId, String reference) {
  }

  private final CurrentPerson currentPerson;
  private final CaseAccess access;
  private final LatePromises promises;
  private final ServiceDirectory directory;

  LatePromiseController(CurrentPerson currentPerson, CaseAccess access, LatePromises promises, ServiceDirectory directory) {
    this.currentPerson = currentPerson;
    this.access = access;
    this.promises = promises;
    this.directory = directory;
  }

  /** The oldest first; empty for those who lead nothing. */
  @GetMapping("/api/late-promises")
  List<Line> list() {
    Person person = currentPerson.require();
    List<Late> late = promises.of(person.leads());
    Set<UUID> readable = late.isEmpty() ? Set.of() : access.readable(person, late.stream().map(Late::caseId).distinct().toList());
    return late.stream().map(one -> {
      boolean shown = readable.contains(one.caseId());
      return new Line(directory.service(one.service()).map(CareService::name).orElse(one.service()), one.due(),
          shown ? one.caseId() : null, shown ? CaseReference.of(one.caseId()) : null);
    }).toList();
  }
}
