package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.coordination.IndividualPlans.Goal;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${makePlanPromises}}: what a service is to do for a goal of the plan, it promises by the goal's date (R149). */
@ProcessBean("makePlanPromises")
class MakePlanPromisesDelegate implements JavaDelegate {

  static final String DUTY = "individuellPlan";

  private final IndividualPlans plans;
  private final PromiseLedger promises;
  private final BatonLedger baton;

  MakePlanPromisesDelegate(IndividualPlans plans, PromiseLedger promises, BatonLedger baton) {
    this.plans = plans;
    this.promises = promises;
    this.baton = baton;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    IndividualPlans.Plan plan = plans.standing(caseId).orElseThrow();
    String holder = baton.holder(caseId).orElseThrow().person();
    for (Goal goal : plans.goals(plan)) {
      if (!goal.promised()) {
        promises.make(caseId, holder, DUTY, goal.service(), goal.due(),
            JsonNodeFactory.instance.objectNode().put("what", goal.text().path("action").asText()));
        plans.promised(plan, goal);
      }
    }
  }
}
