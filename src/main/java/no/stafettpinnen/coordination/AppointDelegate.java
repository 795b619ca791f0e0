package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.coordination.Appointments.Appointment;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${appoint}}: whoever was asked last has the function of the property {@code function} from now on, with its tasks (I1, R156). */
@ProcessBean("appoint")
class AppointDelegate implements JavaDelegate {

  private final Appointments appointments;
  private final Functions functions;

  AppointDelegate(Appointments appointments, Functions functions) {
    this.appointments = appointments;
    this.functions = functions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    Kind kind = FunctionStep.kind(execution);
    Appointment appointed = appointments.require(caseId, kind);
    functions.appoint(caseId, kind, appointed.person(), appointed.service());
  }
}
