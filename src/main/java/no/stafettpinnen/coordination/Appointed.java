package no.stafettpinnen.coordination;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.coordination.Appointments.Appointment;
import no.stafettpinnen.coordination.Decisions.Decision;
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
  private final AppointedFunctions functions;
  private final Decisions decisions;

  Appointed(Appointments appointments, ServiceDirectory directory, Absences absences, Coordination coordination,
            AppointedFunctions functions, Decisions decisions) {
    this.appointments = appointments;
    this.directory = directory;
    this.absences = absences;
    this.coordination = coordination;
    this.functions = functions;
    this.decisions = decisions;
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

  /** Whether somebody is appointed, and the family has the decision in writing. */
  public boolean isDecided(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    return functions.find(caseId, Kind.BARNEKOORDINATOR).filter(function -> !function.isStoodIn())
        .filter(function -> decisions.of(caseId).stream().anyMatch(decision -> isOn(decision, function))).isPresent();
  }

  private static boolean isOn(Decision decision, Function function) {
    return decision.granted() && decision.rightCode().equals(WrittenDecisionSection.RIGHT)
        && !decision.decidedAt().isBefore(function.openedAt());
  }

  private Appointment asked(DelegateExecution execution) {
    return appointments.require(FunctionStep.caseOf(execution), Kind.BARNEKOORDINATOR);
  }
}
