package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${closeCase}}: the baton is laid down, measures end, other services no longer take part. */
@ProcessBean("closeCase")
class CloseCaseDelegate implements JavaDelegate {

  private final CaseFile caseFile;
  private final Measures measures;

  CloseCaseDelegate(CaseFile caseFile, Measures measures) {
    this.caseFile = caseFile;
    this.measures = measures;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    measures.endAll(caseId);
    caseFile.close(caseId);
  }
}
