package no.stafettpinnen.referral;

import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.Measures;
import no.stafettpinnen.casefile.TeamMeetings;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${beginAgreed}}: the meeting is over, and each line of the responsibility matrix becomes a task of its owner (R131). */
@ProcessBean("beginAgreed")
class BeginAgreedDelegate implements JavaDelegate {

  private final TeamMeetings meetings;
  private final Measures measures;
  private final CaseMessages messages;

  BeginAgreedDelegate(TeamMeetings meetings, Measures measures, CaseMessages messages) {
    this.meetings = meetings;
    this.measures = measures;
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    meetings.standing(caseId).ifPresent(meeting -> measures.agreedIn(meeting.id()).forEach(measure -> {
      Map<String, Object> variables = FlowVariable.read(execution, FlowVariable.MUNICIPALITY, FlowVariable.SERVICE, FlowVariable.OPENED,
          FlowVariable.LEVEL);
      variables.put(FlowVariable.MEASURE.key(), measure.toString());
      messages.begin(caseId, "followUpAgreed", "measureAgreed", variables);
    }));
    meetings.end(caseId);
  }
}
