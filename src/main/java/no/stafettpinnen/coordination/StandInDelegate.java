package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${standIn}}: a service has the function of the property {@code function} from now on, until somebody is appointed (R156, R146).
 * Nothing where the case has it already.
 */
@ProcessBean("standIn")
class StandInDelegate implements JavaDelegate {

  private final AppointedFunctions functions;
  private final Coordination coordination;

  StandInDelegate(AppointedFunctions functions, Coordination coordination) {
    this.functions = functions;
    this.coordination = coordination;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    Kind kind = FunctionStep.kind(execution);
    if (functions.find(caseId, kind).isEmpty()) {
      functions.open(caseId, kind, kind == Kind.BARNEKOORDINATOR ? coordination.unit(execution) : coordination.setsUpGroup(execution));
    }
  }
}
