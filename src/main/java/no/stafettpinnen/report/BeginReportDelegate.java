package no.stafettpinnen.report;

import java.util.Map;
import java.util.UUID;
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
    Map<String, Object> suspicion = FlowVariable.read(execution, FlowVariable.SUSPICION, FlowVariable.DANGER, FlowVariable.STARTER,
        FlowVariable.SERVICE);
    if (!messages.tell(caseId, MESSAGE, suspicion)) {
      Map<String, Object> all = FlowVariable.read(execution, FlowVariable.MUNICIPALITY, FlowVariable.OPENED, FlowVariable.LEVEL);
      all.putAll(suspicion);
      messages.begin(caseId, PROCESS, MESSAGE, all);
    }
  }
}
