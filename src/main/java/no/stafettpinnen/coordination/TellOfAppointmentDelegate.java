package no.stafettpinnen.coordination;

import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.coordination.Appointments.Appointment;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.Inbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${tellOfAppointment}}: whoever is appointed is told so. */
@ProcessBean("tellOfAppointment")
class TellOfAppointmentDelegate implements JavaDelegate {

  private final Appointments appointments;
  private final Inbox inbox;
  private final Clock clock;

  TellOfAppointmentDelegate(Appointments appointments, Inbox inbox, Clock clock) {
    this.appointments = appointments;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    Appointment appointed = appointments.require(caseId, Kind.BARNEKOORDINATOR);
    inbox.write(new Inbox.Event(caseId, "appointment:" + appointed.id(), Inbox.Kind.COORDINATOR_APPOINTED, Date.from(clock.instant()), null,
        null), appointed.person());
  }
}
