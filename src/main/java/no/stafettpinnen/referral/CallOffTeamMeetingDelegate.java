package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.TeamMeetingMessages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${callOffTeamMeeting}}: there is no meeting, and whoever was invited is told so, and not why. */
@ProcessBean("callOffTeamMeeting")
class CallOffTeamMeetingDelegate implements JavaDelegate {

  private final TeamMeetingMessages messages;

  CallOffTeamMeetingDelegate(TeamMeetingMessages messages) {
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    messages.callOff(UUID.fromString(execution.getProcessBusinessKey()));
    execution.setVariable(FlowVariable.MEETING_OUTCOME.key(), "cancelled");
    execution.setVariable(FlowVariable.NEEDS_DECISION.key(), "no");
  }
}
