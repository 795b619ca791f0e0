package no.stafettpinnen.deadline;

import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.EvaluationMeeting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${inviteToMeeting}}: tells of the meeting about the measures; the home when the table's row {@code homeInvitation} says. */
@ProcessBean("inviteToMeeting")
class InviteToMeetingDelegate implements JavaDelegate {

  private final EvaluationMeeting meeting;
  private final Deadlines deadlines;

  InviteToMeetingDelegate(EvaluationMeeting meeting, Deadlines deadlines) {
    this.meeting = meeting;
    this.deadlines = deadlines;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Date evaluation = (Date) execution.getVariable(FlowVariable.EVALUATION_DATE.key());
    meeting.invite(UUID.fromString(execution.getProcessBusinessKey()), evaluation.toInstant(),
        () -> deadlines.reminder("homeInvitation", evaluation, execution).toInstant());
  }
}
