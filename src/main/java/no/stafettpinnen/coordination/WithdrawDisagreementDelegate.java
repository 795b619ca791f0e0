package no.stafettpinnen.coordination;

import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${withdrawDisagreement}}: nobody settles any more who coordinates. */
@ProcessBean("withdrawDisagreement")
class WithdrawDisagreementDelegate implements JavaDelegate {

  private final Disagreements disagreements;

  WithdrawDisagreementDelegate(Disagreements disagreements) {
    this.disagreements = disagreements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    disagreements.withdraw(FunctionStep.caseOf(execution));
  }
}
