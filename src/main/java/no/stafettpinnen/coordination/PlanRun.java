package no.stafettpinnen.coordination;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * {@code ${plans}}: answers the diagrams of individuell plan: who offers and approves it, whether it is consented to, when it is revised. Whoever
 * does that also answers a complaint, which must not lie with a unit that reads the case no more.
 */
@ProcessBean("plans")
public class PlanRun {

  /** How the diagrams give a task to whoever offers and approves a plan, and answers a complaint. */
  static final String ASSIGNED_BY = "${plans.unitPerson(execution)}";

  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final IndividualPlans plans;
  private final Consents consents;
  private final Coordination coordination;
  private final CaseServices services;
  private final BatonLedger baton;
  private final Clock clock;

  PlanRun(IndividualPlans plans, Consents consents, Coordination coordination, CaseServices services, BatonLedger baton, Clock clock) {
    this.plans = plans;
    this.consents = consents;
    this.coordination = coordination;
    this.services = services;
    this.baton = baton;
    this.clock = clock;
  }

  /** Whether they have consented to a plan, and the consent stands today. */
  public boolean isConsented(DelegateExecution execution) {
    return consents.stands(FunctionStep.caseOf(execution), PlanOfferSection.PURPOSE);
  }

  /** Group id of koordinerende enhet; of the baton holder's service where no consent lets the unit into the case. */
  public String unit(DelegateExecution execution) {
    return isUnitIn(execution) ? coordination.unit(execution) : holder(execution).service();
  }

  /** Null where koordinerende enhet does it, so that anybody there may; else the baton holder. */
  public String unitPerson(DelegateExecution execution) {
    return isUnitIn(execution) ? null : holder(execution).person();
  }

  /** 08:00 Europe/Oslo on the day on which the plan is revised. */
  public Date revisionDate(DelegateExecution execution) {
    return Date.from(plans.standing(FunctionStep.caseOf(execution)).orElseThrow().revisionOn().atTime(MORNING).atZone(clock.getZone())
        .toInstant());
  }

  private boolean isUnitIn(DelegateExecution execution) {
    return services.active(FunctionStep.caseOf(execution)).contains(coordination.unit(execution));
  }

  private BatonLedger.Holder holder(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    return baton.holder(caseId).orElseThrow();
  }
}
