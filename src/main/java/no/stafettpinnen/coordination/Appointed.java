package no.stafettpinnen.coordination;

import java.util.List;
import java.util.Set;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.coordination.Appointments.Appointment;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.Absences;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** {@code ${appointment}}: who is asked to be barnekoordinator, and who decides where that person can't be (R157). */
@ProcessBean("appointment")
public class Appointed {

  private final Appointments appointments;
  private final ServiceDirectory directory;
  private final Absences absences;
  private final Coordination coordination;

  Appointed(Appointments appointments, ServiceDirectory directory, Absences absences, Coordination coordination) {
    this.appointments = appointments;
    this.directory = directory;
    this.absences = absences;
    this.coordination = coordination;
  }

  /** Person id; null where the person no longer works in the service, so that anybody there may answer for themselves. */
  public String person(DelegateExecution execution) {
    Appointment asked = asked(execution);
    return directory.membersOf(asked.service()).stream().map(ServiceDirectory.PersonName::id).filter(asked.person()::equals).findFirst()
        .orElse(null);
  }

  /** Group id of the service that they would have the function for. */
  public String service(DelegateExecution execution) {
    return asked(execution).service();
  }

  /**
   * The leaders of that service; koordinerende enhet where no other leader is at work than the one who is asked, because nobody weighs
   * their own habilitet.
   */
  public String leaders(DelegateExecution execution) {
    Appointment asked = asked(execution);
    List<String> leaders = directory.leadersOf(asked.service());
    Set<String> away = absences.away(leaders);
    return leaders.stream().anyMatch(leader -> !leader.equals(asked.person()) && !away.contains(leader))
        ? Groups.leadersOf(asked.service()) : coordination.unit(execution);
  }

  private Appointment asked(DelegateExecution execution) {
    return appointments.require(FunctionStep.caseOf(execution), Kind.BARNEKOORDINATOR);
  }
}
