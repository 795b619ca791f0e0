package no.stafettpinnen.coordination;

import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.GroupMeetingMessages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${callOffGroupMeeting}}: a meeting of the ansvarsgruppe that is to come is off, and whoever was invited is told so, and not why. */
@ProcessBean("callOffGroupMeeting")
class CallOffGroupMeetingDelegate implements JavaDelegate {

  private final GroupMeetingMessages messages;

  CallOffGroupMeetingDelegate(GroupMeetingMessages messages) {
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    messages.callOff(FunctionStep.caseOf(execution));
  }
}
