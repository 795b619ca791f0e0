package no.stafettpinnen.referral;

import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.Inbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${tellOfProvisionalAnswer}}: whoever holds the baton is told that the office has answered for the time being. */
@ProcessBean("tellOfProvisionalAnswer")
class TellOfProvisionalAnswerDelegate implements JavaDelegate {

  private final BatonLedger baton;
  private final Inbox inbox;
  private final Clock clock;

  TellOfProvisionalAnswerDelegate(BatonLedger baton, Inbox inbox, Clock clock) {
    this.baton = baton;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    baton.holder(caseId).ifPresent(holder -> inbox.write(new Inbox.Event(caseId, "provisionalAnswer:" + execution.getProcessInstanceId(),
        Inbox.Kind.PROVISIONAL_ANSWER_GIVEN, Date.from(clock.instant()), null, null), holder.person()));
  }
}
