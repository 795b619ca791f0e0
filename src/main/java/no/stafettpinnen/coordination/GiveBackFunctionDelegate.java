package no.stafettpinnen.coordination;

import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${giveBackFunction}}: the service that stood in has the function of the property {@code function} again (I1, R156). */
@ProcessBean("giveBackFunction")
class GiveBackFunctionDelegate implements JavaDelegate {

  private final AppointedFunctions functions;

  GiveBackFunctionDelegate(AppointedFunctions functions) {
    this.functions = functions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    functions.giveBack(FunctionStep.caseOf(execution), FunctionStep.kind(execution));
  }
}
