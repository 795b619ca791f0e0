package no.stafettpinnen.coordination;

import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${standIn}}: a service has the function of the property {@code function} from now on, until somebody is appointed (R156, R146).
 * Nothing where somebody is appointed; koordinerende enhet takes over from a service that stands in since the family moved here.
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
    Optional<Function> before = functions.find(caseId, kind);
    if (before.isEmpty()) {
      functions.open(caseId, kind, kind == Kind.BARNEKOORDINATOR ? coordination.unit(execution) : coordination.setsUpGroup(execution));
    } else if (kind == Kind.BARNEKOORDINATOR && before.get().isStoodIn()) {
      functions.standInInstead(caseId, kind, coordination.unit(execution));
    }
  }
}
