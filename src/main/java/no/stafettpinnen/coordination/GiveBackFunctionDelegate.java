package no.stafettpinnen.coordination;

import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${giveBackFunction}}: the service that stood in has the function of the property {@code function} again, with its tasks (I1). */
@ProcessBean("giveBackFunction")
class GiveBackFunctionDelegate implements JavaDelegate {

  private final Functions functions;

  GiveBackFunctionDelegate(Functions functions) {
    this.functions = functions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    functions.giveBack(FunctionStep.caseOf(execution), FunctionStep.kind(execution));
  }
}
