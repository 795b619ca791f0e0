package no.stafettpinnen.coordination;

import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.coordination.Appointments.Appointment;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${checkHabilitet}}: what the table says of how whoever is asked is related to the family (forvaltningsloven § 6, R157). */
@ProcessBean("checkHabilitet")
class CheckHabilitetDelegate implements JavaDelegate {

  private final Appointments appointments;
  private final Habilitet habilitet;

  CheckHabilitetDelegate(Appointments appointments, Habilitet habilitet) {
    this.appointments = appointments;
    this.habilitet = habilitet;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Appointment asked = appointments.require(FunctionStep.caseOf(execution), Kind.BARNEKOORDINATOR);
    String able = habilitet.of(asked.relation()).able();
    appointments.find(asked, able);
    execution.setVariable(FlowVariable.HABIL.key(), able);
  }
}
