package no.stafettpinnen.tasklist;

import java.util.List;
import java.util.UUID;
import no.stafettpinnen.access.Capacities;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.coordination.DecisionLetters;
import no.stafettpinnen.coordination.Decisions;
import no.stafettpinnen.letter.Letters;
import no.stafettpinnen.municipality.Person;
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

/** Letters to the family as PDF, for those who read the case; none while nothing may go to the home (I2). */
@RestController
class LetterController {

  private static final String WHAT = "decision-letter";

  private final CurrentPerson currentPerson;
  private final CaseAccess access;
  private final Capacities capacities;
  private final ReadLog readLog;
  private final Decisions decisions;
  private final DecisionLetters decisionLetters;
  private final Letters letters;
  private final HomeHold hold;

  LetterController(CurrentPerson currentPerson, CaseAccess access, Capacities capacities, ReadLog readLog, Decisions decisions,
                   DecisionLetters decisionLetters, Letters letters, HomeHold hold) {
    this.currentPerson = currentPerson;
    this.access = access;
    this.capacities = capacities;
    this.readLog = readLog;
    this.decisions = decisions;
    this.decisionLetters = decisionLetters;
    this.letters = letters;
    this.hold = hold;
  }

  @GetMapping("/api/cases/{caseId}/decisions/{decision}/letter")
  ResponseEntity<byte[]> decision(@PathVariable UUID caseId, @PathVariable UUID decision) {
    Person person = currentPerson.require();
    if (!access.mayRead(person, caseId) || decisions.find(caseId, decision).isEmpty()) {
      throw FormProblem.notFound();
    }
    if (hold.isOn(caseId)) {
      throw FormProblem.conflict("Det er meldt mistanke i saken. Ingenting skal gå til hjemmet, så brevet kan ikke skrives ut nå.");
    }
    ReadReceipt receipt = readLog.record(capacities.reads(person, List.of(caseId), WHAT, Door.CASE_PAGE));
    byte[] pdf = letters.forFamily(decisionLetters.of(receipt, decision).orElseThrow(FormProblem::notFound));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).header(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.inline().filename("vedtak.pdf").build().toString()).body(pdf);
  }
}
