package no.stafettpinnen.report;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${beginReport}}: the report to barnevern begins; one that runs already is told that there is more (R093). */
@ProcessBean("beginReport")
class BeginReportDelegate implements JavaDelegate {

  private static final String PROCESS = "reportToBarnevern";
  private static final String MESSAGE = "suspicionRaised";

  private final CaseMessages messages;

  BeginReportDelegate(CaseMessages messages) {
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    Map<String, Object> suspicion = variables(execution, FlowVariable.SUSPICION, FlowVariable.DANGER, FlowVariable.STARTER,
        FlowVariable.SERVICE);
    if (!messages.tell(caseId, MESSAGE, suspicion)) {
      Map<String, Object> all = variables(execution, FlowVariable.MUNICIPALITY, FlowVariable.OPENED, FlowVariable.LEVEL);
      all.putAll(suspicion);
      messages.begin(caseId, PROCESS, MESSAGE, all);
    }
  }

  private static Map<String, Object> variables(DelegateExecution execution, FlowVariable... wanted) {
    Map<String, Object> variables = new HashMap<>();
    Stream.of(wanted).forEach(variable -> variables.put(variable.key(), execution.getVariable(variable.key())));
    return variables;
  }
}
