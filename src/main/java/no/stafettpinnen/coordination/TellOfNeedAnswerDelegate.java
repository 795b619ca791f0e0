package no.stafettpinnen.coordination;

import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.Inbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${tellOfNeedAnswer}}: whoever reported the need is told that koordinerende enhet has answered for the time being (R141); the
 * baton holder where somebody without an account did, who is to pass the answer on.
 */
@ProcessBean("tellOfNeedAnswer")
class TellOfNeedAnswerDelegate implements JavaDelegate {

  private final Needs needs;
  private final BatonLedger baton;
  private final Inbox inbox;
  private final Clock clock;

  TellOfNeedAnswerDelegate(Needs needs, BatonLedger baton, Inbox inbox, Clock clock) {
    this.needs = needs;
    this.baton = baton;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    needs.newest(caseId).ifPresent(need -> {
      boolean outsider = CaseFile.OUTSIDER.equals(need.reportedBy());
      inbox.write(new Inbox.Event(caseId, "needAnswer:" + execution.getProcessInstanceId(),
              outsider ? Inbox.Kind.ANSWER_TO_PASS_ON : Inbox.Kind.PROVISIONAL_ANSWER_GIVEN, Date.from(clock.instant()), null, null),
          outsider ? baton.holder(caseId).orElseThrow().person() : need.reportedBy());
    });
  }
}
