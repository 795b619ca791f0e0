package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.TeamMeetingMessages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** {@code ${callOffIfNotHeld}}: where the referral ends and takes the meeting along with it, whoever was invited is told all the same. */
@ProcessBean("callOffIfNotHeld")
class CallOffIfNotHeld implements ExecutionListener {

  private final TeamMeetingMessages messages;

  CallOffIfNotHeld(TeamMeetingMessages messages) {
    this.messages = messages;
  }

  @Override
  public void notify(DelegateExecution execution) {
    messages.callOff(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
