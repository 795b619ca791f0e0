package no.stafettpinnen.casefile;

import java.util.List;
import java.util.UUID;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${noteServiceLeft}}: another service is out of the effort, and the level follows from that. The stafettlogg says that the
 * cooperation has ended, not why.
 */
@ProcessBean("noteServiceLeft")
class NoteServiceLeftDelegate implements JavaDelegate {

  private final LevelDecisions decisions;
  private final CaseFile caseFile;

  NoteServiceLeftDelegate(LevelDecisions decisions, CaseFile caseFile) {
    this.decisions = decisions;
    this.caseFile = caseFile;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    decisions.followsFromConsent(caseId);
    caseFile.note(caseId, CaseFile.NOBODY, execution.getCurrentActivityId(), "Samarbeidet med en annen tjeneste er avsluttet",
        List.of(new CaseEntry.Line("Hva skjer nå", "Den som har stafettpinnen, planlegger tiltakene på nytt.")));
  }
}
