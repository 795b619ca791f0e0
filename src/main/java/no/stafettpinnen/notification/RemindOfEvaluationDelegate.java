package no.stafettpinnen.notification;

import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.Measures;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${remindOfEvaluation}}: tells the baton holder and everybody responsible for a measure that the evaluation is near. */
@ProcessBean("remindOfEvaluation")
class RemindOfEvaluationDelegate implements JavaDelegate {

  private final Inbox inbox;
  private final BatonLedger baton;
  private final Measures measures;

  RemindOfEvaluationDelegate(Inbox inbox, BatonLedger baton, Measures measures) {
    this.inbox = inbox;
    this.baton = baton;
    this.measures = measures;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    Date evaluation = (Date) execution.getVariable(FlowVariable.EVALUATION_DATE.key());
    Inbox.Event event = new Inbox.Event(caseId, "evaluation:" + execution.getProcessInstanceId() + ":" + evaluation.getTime(),
        Inbox.Kind.EVALUATION_REMINDER, evaluation, null, null);
    Set<String> recipients = new LinkedHashSet<>(measures.responsiblePeople(caseId));
    baton.holder(caseId).map(BatonLedger.Holder::person).ifPresent(recipients::add);
    inbox.write(event, recipients);
  }
}
