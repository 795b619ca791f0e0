package no.stafettpinnen.coordination;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.CaseRuns;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${beginCoordination}}: begins what a right leads to, for itself: the process of the property {@code process}, by the message of
 * the property {@code begins}. It lasts for years, so nothing waits for it. Where it runs already, as after a new need, it goes on.
 */
@ProcessBean("beginCoordination")
class BeginCoordinationDelegate implements JavaDelegate {

  private static final String PROCESS = "process";
  private static final String BEGINS = "begins";

  private final CaseMessages messages;
  private final CaseRuns runs;
  private final Clock clock;

  BeginCoordinationDelegate(CaseMessages messages, CaseRuns runs, Clock clock) {
    this.messages = messages;
    this.runs = runs;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Map<String, String> properties = DiagramProperties.of(execution.getBpmnModelElementInstance());
    UUID caseId = FunctionStep.caseOf(execution);
    String process = properties.get(PROCESS);
    if (!isItself(execution, process) && runs.isRunning(caseId, process)) {
      return;
    }
    Map<String, Object> variables = new HashMap<>(FlowVariable.read(execution, FlowVariable.MUNICIPALITY, FlowVariable.SERVICE,
        FlowVariable.LEVEL, FlowVariable.SITUATION));
    variables.put(FlowVariable.OPENED.key(), Date.from(clock.instant()));
    messages.begin(caseId, process, properties.get(BEGINS), variables);
  }

  /** A process that ends may begin anew, as after a suspicion. */
  private static boolean isItself(DelegateExecution execution, String process) {
    return execution.getProcessDefinitionId().startsWith(process + ":");
  }
}
