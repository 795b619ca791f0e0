package no.stafettpinnen.coordination;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${beginPromises}}: each service that promised something gets its task, which goes on whatever happens to what began it (R154). */
@ProcessBean("beginPromises")
class BeginPromisesDelegate implements JavaDelegate {

  private final PromiseLedger promises;
  private final CaseMessages messages;
  private final Clock clock;

  BeginPromisesDelegate(PromiseLedger promises, CaseMessages messages, Clock clock) {
    this.promises = promises;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    promises.begin(caseId).forEach(promise -> {
      Map<String, Object> variables = new HashMap<>(FlowVariable.read(execution, FlowVariable.MUNICIPALITY, FlowVariable.SERVICE,
          FlowVariable.LEVEL));
      variables.put(FlowVariable.OPENED.key(), Date.from(clock.instant()));
      variables.put(FlowVariable.PROMISE.key(), promise.id().toString());
      messages.begin(caseId, "promisedFollowUp", "promiseMade", variables);
    });
  }
}
