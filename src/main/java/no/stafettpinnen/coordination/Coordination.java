package no.stafettpinnen.coordination;

import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** {@code ${coordination}}: answers the diagrams how the municipality has arranged coordination (R136, R140–R148). */
@ProcessBean("coordination")
public class Coordination {

  private static final String ARENA = "arena";

  private final Practice practice;
  private final CoordinatingUnits units;
  private final Pairs pairs;
  private final CaseServices services;
  private final Consents consents;
  private final HomeHold hold;

  Coordination(Practice practice, CoordinatingUnits units, Pairs pairs, CaseServices services, Consents consents, HomeHold hold) {
    this.practice = practice;
    this.units = units;
    this.pairs = pairs;
    this.services = services;
    this.consents = consents;
    this.hold = hold;
  }

  /** Group id of the service that is koordinerende enhet. */
  public String unit(DelegateExecution execution) {
    return units.of(municipality(execution));
  }

  /** Whether koordinerende enhet may read the case: a consent names it, or the case is its own (I3). */
  public boolean unitMayRead(DelegateExecution execution) {
    return mayRead(execution, unit(execution));
  }

  /** Group id of those who lead koordinerende enhet (R092, R143, R144); everybody there where nobody does. */
  public String leaders(DelegateExecution execution) {
    String unit = unit(execution);
    return units.leaders(unit).isEmpty() ? unit : Groups.leadersOf(unit);
  }

  /** Whether the family may be contacted: not while a suspicion holds everything back from the home (I2). */
  public boolean isHomeReachable(DelegateExecution execution) {
    return !hold.isOn(FunctionStep.caseOf(execution));
  }

  /** Group id of the service that sets up an ansvarsgruppe: where the child is, or koordinerende enhet (R148). */
  public String setsUpGroup(DelegateExecution execution) {
    return ARENA.equals(practice.of(municipality(execution)).setsUpGroup())
        ? (String) execution.getVariable(FlowVariable.SERVICE.key()) : unit(execution);
  }

  /** Whether two services always coordinate in a case such as this one (R136). */
  public boolean isPairRequired(DelegateExecution execution) {
    return pairOf(execution).required();
  }

  /** Group ids of these two services. */
  public List<String> pair(DelegateExecution execution) {
    return pairOf(execution).services();
  }

  /** Whether both may read the case (I3). */
  public boolean pairMayRead(DelegateExecution execution) {
    return pair(execution).stream().allMatch(service -> mayRead(execution, service));
  }

  private Pairs.Pair pairOf(DelegateExecution execution) {
    return pairs.of(municipality(execution), (String) execution.getVariable(FlowVariable.SITUATION.key()));
  }

  private boolean mayRead(DelegateExecution execution, String service) {
    UUID caseId = FunctionStep.caseOf(execution);
    return service.equals(services.active(caseId).get(0)) || consents.covers(caseId, service);
  }

  private static String municipality(DelegateExecution execution) {
    return (String) execution.getVariable(FlowVariable.MUNICIPALITY.key());
  }
}
