package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.letter.Head;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.readlog.ReadReceipt;
import org.springframework.stereotype.Component;

/** The top of what koordinerende enhet sends to a family. */
@Component
class LetterHeads {

  private final CaseFile caseFile;
  private final CaseReader reader;
  private final Practice practice;
  private final ServiceDirectory directory;
  private final Clock clock;

  LetterHeads(CaseFile caseFile, CaseReader reader, Practice practice, ServiceDirectory directory, Clock clock) {
    this.caseFile = caseFile;
    this.reader = reader;
    this.practice = practice;
    this.directory = directory;
    this.clock = clock;
  }

  /** To the guardians; the name of a child that is not born yet is not used. */
  Head toGuardians(ReadReceipt receipt, String title, LocalDate date) {
    JsonNode child = reader.with(receipt).child();
    boolean expected = LocalDate.parse(child.path("birthDate").asText()).isAfter(LocalDate.now(clock));
    return of(receipt.caseId(), title, date, expected ? "Familien til barnet som ventes" : "Foresatte til " + child.path("name").asText());
  }

  Head of(UUID caseId, String title, LocalDate date, String recipient) {
    String municipality = caseFile.find(caseId).orElseThrow().municipality();
    return new Head(title, directory.municipalityName(municipality) + " kommune", practice.of(municipality).unitName(), List.of(),
        List.of(recipient), date, CaseReference.of(caseId));
  }
}
