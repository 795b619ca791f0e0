package no.stafettpinnen.coordination;

import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${endFunction}}: the function of the property {@code function} ends; nothing where the case has none. */
@ProcessBean("endFunction")
class EndFunctionDelegate implements JavaDelegate {

  private final AppointedFunctions functions;

  EndFunctionDelegate(AppointedFunctions functions) {
    this.functions = functions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    functions.close(FunctionStep.caseOf(execution), FunctionStep.kind(execution));
  }
}
