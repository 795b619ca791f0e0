package no.stafettpinnen.coordination;

import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${endPlan}}: the plan is over, drafted or in force; the property {@code outcome} says how: {@code DONE}, {@code WITHDRAWN},
 * {@code SUSPICION} or {@code CLOSED}. Nothing where there is none.
 */
@ProcessBean("endPlan")
class EndPlanDelegate implements JavaDelegate {

  private static final String OUTCOME = "outcome";

  private final IndividualPlans plans;

  EndPlanDelegate(IndividualPlans plans) {
    this.plans = plans;
  }

  @Override
  public void execute(DelegateExecution execution) {
    plans.end(FunctionStep.caseOf(execution),
        IndividualPlans.Outcome.valueOf(DiagramProperties.of(execution.getBpmnModelElementInstance()).get(OUTCOME)));
  }
}
