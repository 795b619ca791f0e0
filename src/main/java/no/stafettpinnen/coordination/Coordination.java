package no.stafettpinnen.coordination;

import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** {@code ${coordination}}: answers the diagrams how the municipality has arranged coordination (R140–R148). */
@ProcessBean("coordination")
public class Coordination {

  private static final String NO_MEETING = "none";
  private static final String ARENA = "arena";

  private final Practice practice;
  private final ServiceDirectory directory;

  Coordination(Practice practice, ServiceDirectory directory) {
    this.practice = practice;
    this.directory = directory;
  }

  /** Group id of the service that is koordinerende enhet. */
  public String unit(DelegateExecution execution) {
    return directory.officeOf(municipality(execution));
  }

  /** Whether koordinerende enhet meets about a need (R143, R144). */
  public boolean unitMeets(DelegateExecution execution) {
    return !NO_MEETING.equals(practice.of(municipality(execution)).meeting());
  }

  /** Group id of the service that sets up an ansvarsgruppe: where the child is, or koordinerende enhet (R148). */
  public String setsUpGroup(DelegateExecution execution) {
    return ARENA.equals(practice.of(municipality(execution)).setsUpGroup())
        ? (String) execution.getVariable(FlowVariable.SERVICE.key()) : unit(execution);
  }

  private static String municipality(DelegateExecution execution) {
    return (String) execution.getVariable(FlowVariable.MUNICIPALITY.key());
  }
}
