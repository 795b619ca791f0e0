package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.engine.CaseRuns;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${endStandIn}}: the service that has stood in since the application has the function of the property {@code function} no more: the
 * right was not found, or nothing is assessed any longer. Where an appointment is under way or stands, it is ended there.
 */
@ProcessBean("endStandIn")
class EndStandInDelegate implements JavaDelegate {

  private static final String APPOINTMENT = "barnekoordinator";

  private final AppointedFunctions functions;
  private final CaseRuns runs;

  EndStandInDelegate(AppointedFunctions functions, CaseRuns runs) {
    this.functions = functions;
    this.runs = runs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    Kind kind = FunctionStep.kind(execution);
    if (!runs.isRunning(caseId, APPOINTMENT) && functions.find(caseId, kind).filter(Function::isStoodIn).isPresent()) {
      functions.close(caseId, kind);
    }
  }
}
