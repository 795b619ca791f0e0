package no.stafettpinnen.coordination;

import java.util.Optional;
import no.stafettpinnen.coordination.Disagreements.Disagreement;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** {@code ${disagreement}}: answers the diagrams who is asked about who coordinates, and who settles it (R092). */
@ProcessBean("disagreement")
public class DisagreementParties {

  private final Disagreements disagreements;
  private final CoordinatingUnits units;
  private final Coordination coordination;

  DisagreementParties(Disagreements disagreements, CoordinatingUnits units, Coordination coordination) {
    this.disagreements = disagreements;
    this.units = units;
    this.coordination = coordination;
  }

  /** Group id of the service that has not said its view yet. */
  public String otherService(DelegateExecution execution) {
    return pending(execution).map(Disagreement::otherService).orElse((String) execution.getVariable(FlowVariable.SERVICE.key()));
  }

  /** Person id of whoever was named to settle it, or of another leader where that one leads no more; null where nobody does. */
  public String decider(DelegateExecution execution) {
    String unit = coordination.unit(execution);
    return pending(execution).map(Disagreement::decider).filter(person -> units.leaders(unit).contains(person))
        .or(() -> units.leader(unit)).orElse(null);
  }

  private Optional<Disagreement> pending(DelegateExecution execution) {
    return disagreements.pending(FunctionStep.caseOf(execution));
  }
}
