package no.stafettpinnen.report;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${assessGrounds}}: who must be told and on what ground, from the decision tables {@code reportGrounds} and {@code reportLaw}.
 * To report is what happens unless somebody decides otherwise. The reporter's service keeps its tasks even where a consent ends: the
 * duty needs none.
 */
@ProcessBean("assessGrounds")
class AssessGroundsDelegate implements JavaDelegate {

  private static final String REPORT = "report";

  private final DecisionService decisions;
  private final CaseServices services;

  AssessGroundsDelegate(DecisionService decisions, CaseServices services) {
    this.decisions = decisions;
    this.services = services;
  }

  @Override
  public void execute(DelegateExecution execution) {
    DmnDecisionRuleResult grounds = row("reportGrounds", execution, FlowVariable.SUSPICION, FlowVariable.DANGER);
    set(execution, FlowVariable.REPORT_EXIT, grounds.getEntry("exit"));
    set(execution, FlowVariable.REPORT_GROUND, grounds.getEntry("ground"));
    set(execution, FlowVariable.REPORT_LAW, row("reportLaw", execution, FlowVariable.SERVICE).getEntry("law"));
    set(execution, FlowVariable.REPORT_DECISION, REPORT);
    services.addRecipient(UUID.fromString(execution.getProcessBusinessKey()), (String) execution.getVariable(FlowVariable.SERVICE.key()));
  }

  private DmnDecisionRuleResult row(String table, DelegateExecution execution, FlowVariable... inputs) {
    Map<String, Object> values = new HashMap<>();
    values.put(FlowVariable.MUNICIPALITY.key(), execution.getVariable(FlowVariable.MUNICIPALITY.key()));
    for (FlowVariable input : inputs) {
      values.put(input.key(), execution.getVariable(input.key()));
    }
    return decisions.evaluateDecisionTableByKey(table, values).getSingleResult();
  }

  private static void set(DelegateExecution execution, FlowVariable variable, Object value) {
    execution.setVariable(variable.key(), value);
  }
}
