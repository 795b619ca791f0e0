package no.stafettpinnen.coordination;

import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.EvaluationMeeting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${startPlan}}: the approved plan is in force, the measures of the stafettlogg follow it, and the meeting at which the guide would
 * have evaluated them is off (R149).
 */
@ProcessBean("startPlan")
class StartPlanDelegate implements JavaDelegate {

  private final IndividualPlans plans;
  private final EvaluationMeeting meeting;

  StartPlanDelegate(IndividualPlans plans, EvaluationMeeting meeting) {
    this.plans = plans;
    this.meeting = meeting;
  }

  @Override
  public void execute(DelegateExecution execution) {
    plans.start(FunctionStep.caseOf(execution));
    meeting.callOff(FunctionStep.caseOf(execution));
  }
}
