package no.stafettpinnen.coordination;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.coordination.PromiseLedger.Promise;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** {@code ${promises}}: which service promised something, by when, and whether it takes part still (R154). */
@ProcessBean("promises")
public class PromiseTask {

  private static final LocalTime END_OF_DAY = LocalTime.of(16, 0);

  private final PromiseLedger promises;
  private final Partners partners;
  private final Consents consents;
  private final Clock clock;

  PromiseTask(PromiseLedger promises, Partners partners, Consents consents, Clock clock) {
    this.promises = promises;
    this.partners = partners;
    this.consents = consents;
    this.clock = clock;
  }

  /** Group id. */
  public String service(DelegateExecution execution) {
    return of(execution).service();
  }

  /** 16:00 Europe/Oslo on the promised day. */
  public Date due(DelegateExecution execution) {
    return Date.from(of(execution).due().atTime(END_OF_DAY).atZone(clock.getZone()).toInstant());
  }

  /** Whether the service takes part in the case, and what a plan made it promise is consented to; a consent may be over. */
  public boolean isTakingPart(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    Promise promise = of(execution);
    return partners.takesPart(caseId, promise.service())
        && (!MakePlanPromisesDelegate.DUTY.equals(promise.duty()) || consents.stands(caseId, PlanOfferSection.PURPOSE));
  }

  private Promise of(DelegateExecution execution) {
    return promises.find(UUID.fromString((String) execution.getVariable(FlowVariable.PROMISE.key())));
  }
}
