package no.stafettpinnen.coordination;

import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.GroupMeetings;
import no.stafettpinnen.casefile.Measures;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${beginGroupMeasures}}: the meeting of the ansvarsgruppe is over, and each of its measures becomes a task of whoever is responsible
 * (R106). A meeting that was not held stands, to be moved.
 */
@ProcessBean("beginGroupMeasures")
class BeginGroupMeasuresDelegate implements JavaDelegate {

  static final String NOT_HELD = "notHeld";

  private final GroupMeetings meetings;
  private final Measures measures;
  private final CaseMessages messages;

  BeginGroupMeasuresDelegate(GroupMeetings meetings, Measures measures, CaseMessages messages) {
    this.meetings = meetings;
    this.measures = measures;
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    if (NOT_HELD.equals(execution.getVariable(FlowVariable.GROUP_GOES_ON.key()))) {
      return;
    }
    meetings.standing(caseId).ifPresent(meeting -> measures.agreedIn(meeting.id()).forEach(measure -> {
      Map<String, Object> variables = FlowVariable.read(execution, FlowVariable.MUNICIPALITY, FlowVariable.SERVICE, FlowVariable.OPENED,
          FlowVariable.LEVEL);
      variables.put(FlowVariable.MEASURE.key(), measure.toString());
      messages.begin(caseId, "followUpAgreed", "measureAgreed", variables);
    }));
    meetings.end(caseId);
  }
}
