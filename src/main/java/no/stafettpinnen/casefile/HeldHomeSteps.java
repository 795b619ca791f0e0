package no.stafettpinnen.casefile;

import java.util.List;
import java.util.UUID;
import no.stafettpinnen.engine.HomeSteps;
import org.springframework.stereotype.Component;

/** Keeps in the stafettlogg which steps were not done because somebody suspects violence or abuse (I2, R093). */
@Component
class HeldHomeSteps implements HomeSteps {

  private final HomeHold hold;
  private final CaseFile caseFile;

  HeldHomeSteps(HomeHold hold, CaseFile caseFile) {
    this.hold = hold;
    this.caseFile = caseFile;
  }

  @Override
  public boolean areHeld(String caseId) {
    return hold.isOn(UUID.fromString(caseId));
  }

  @Override
  public void skipped(String caseId, List<String> names) {
    UUID id = UUID.fromString(caseId);
    hold.begunBy(id).ifPresent(person -> caseFile.note(id, person, "skippedSteps", "Oppgaver som ikke blir gjort", List.of(
        new CaseEntry.Line("Oppgaver", String.join(", ", names)),
        new CaseEntry.Line("Hvorfor", "Det er meldt mistanke. Veilederen følges ikke, og ingenting går til hjemmet."))));
  }
}
