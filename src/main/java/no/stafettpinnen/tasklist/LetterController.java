package no.stafettpinnen.tasklist;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.access.Capacities;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.coordination.ComplaintLetters;
import no.stafettpinnen.coordination.DecisionLetters;
import no.stafettpinnen.coordination.PlanLetters;
import no.stafettpinnen.letter.ArchiveNote;
import no.stafettpinnen.letter.Letter;
import no.stafettpinnen.letter.Letters;
import no.stafettpinnen.letter.PlanLetter;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.readlog.Read;
import no.stafettpinnen.readlog.Read.Door;
import no.stafettpinnen.readlog.ReadLog;
import no.stafettpinnen.readlog.ReadReceipt;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Letters to the family, and plans, as PDF, for those who read the case. While nothing may go to the home, there is none for the family (I2).
 * The archive's print there is all the same: it goes to no home, those who may have it read the same on the case's page, and a suspicion
 * stops a plan, which is when the archive needs it as it stood.
 */
@RestController
class LetterController {

  private final CurrentPerson currentPerson;
  private final CaseAccess access;
  private final Capacities capacities;
  private final ReadLog readLog;
  private final DecisionLetters decisions;
  private final ComplaintLetters complaints;
  private final PlanLetters plans;
  private final Letters letters;
  private final HomeHold hold;
  private final ServiceDirectory directory;
  private final Clock clock;

  LetterController(CurrentPerson currentPerson, CaseAccess access, Capacities capacities, ReadLog readLog, DecisionLetters decisions,
                   ComplaintLetters complaints, PlanLetters plans, Letters letters, HomeHold hold, ServiceDirectory directory, Clock clock) {
    this.currentPerson = currentPerson;
    this.access = access;
    this.capacities = capacities;
    this.readLog = readLog;
    this.decisions = decisions;
    this.complaints = complaints;
    this.plans = plans;
    this.letters = letters;
    this.hold = hold;
    this.directory = directory;
    this.clock = clock;
  }

  @GetMapping("/api/cases/{caseId}/decisions/{decision}/letter")
  ResponseEntity<byte[]> decision(@PathVariable UUID caseId, @PathVariable UUID decision) {
    Person person = reader(caseId, decisions.has(caseId, decision));
    requireHomeReachable(caseId);
    return forFamily("vedtak.pdf", decisions.of(receipt(read(person, caseId, "decision-letter")), decision).orElseThrow());
  }

  @GetMapping("/api/cases/{caseId}/complaints/{complaint}/letter")
  ResponseEntity<byte[]> complaint(@PathVariable UUID caseId, @PathVariable UUID complaint) {
    Person person = reader(caseId, complaints.has(caseId, complaint));
    requireHomeReachable(caseId);
    return forFamily("svar-paa-klage.pdf", complaints.of(receipt(read(person, caseId, "complaint-letter")), complaint).orElseThrow());
  }

  @GetMapping("/api/cases/{caseId}/plans/{plan}/versions/{version}/letter")
  ResponseEntity<byte[]> plan(@PathVariable UUID caseId, @PathVariable UUID plan, @PathVariable int version) {
    Person person = reader(caseId, plans.has(caseId, plan, version));
    requireHomeReachable(caseId);
    return forFamily("individuell-plan.pdf", plans.of(receipt(read(person, caseId, "plan-letter")), plan, version).orElseThrow());
  }

  /** Of an approved version only: a draft is nobody's plan yet. */
  @GetMapping("/api/cases/{caseId}/plans/{plan}/versions/{version}/archive")
  ResponseEntity<byte[]> archivedPlan(@PathVariable UUID caseId, @PathVariable UUID plan, @PathVariable int version) {
    Person person = reader(caseId, plans.hasApproved(caseId, plan, version));
    Read read = read(person, caseId, "plan-archive");
    PlanLetter letter = plans.of(receipt(read), plan, version).orElseThrow();
    String service = read.service() == null ? "" : ", " + directory.service(read.service()).map(CareService::name).orElse(read.service());
    ArchiveNote note = new ArchiveNote(person.name() + service, clock.instant(), "Individuell plan, versjon " + version);
    return answer("individuell-plan-arkiv.pdf", letters.forArchive(letter, note));
  }

  /** What is not theirs to read answers as what there is not. */
  private Person reader(UUID caseId, boolean isThere) {
    Person person = currentPerson.require();
    if (!access.mayRead(person, caseId) || !isThere) {
      throw FormProblem.notFound();
    }
    return person;
  }

  private void requireHomeReachable(UUID caseId) {
    if (hold.isOn(caseId)) {
      throw FormProblem.conflict("Det er meldt mistanke i saken. Ingenting skal gå til hjemmet, så brevet kan ikke skrives ut nå.");
    }
  }

  private Read read(Person person, UUID caseId, String what) {
    return capacities.reads(person, List.of(caseId), what, Door.CASE_PAGE).get(0);
  }

  private ReadReceipt receipt(Read read) {
    return readLog.record(List.of(read));
  }

  private ResponseEntity<byte[]> forFamily(String name, Letter letter) {
    return answer(name, letters.forFamily(letter));
  }

  private static ResponseEntity<byte[]> answer(String name, byte[] pdf) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(name).build().toString()).body(pdf);
  }
}
