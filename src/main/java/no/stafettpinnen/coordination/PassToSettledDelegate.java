package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${passToSettled}}: where an ansvarsgruppe is at work, its member from the service that the municipality settled on coordinates from
 * now on, with the tasks of whoever did (R092). Otherwise the forms that follow propose the service.
 */
@ProcessBean("passToSettled")
class PassToSettledDelegate implements JavaDelegate {

  private final SettledService settled;
  private final CareGroups groups;
  private final AppointedFunctions appointed;
  private final Functions functions;

  PassToSettledDelegate(SettledService settled, CareGroups groups, AppointedFunctions appointed, Functions functions) {
    this.settled = settled;
    this.groups = groups;
    this.appointed = appointed;
    this.functions = functions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    settled.of(caseId).filter(service -> appointed.find(caseId, Kind.GROUP_COORDINATOR)
            .filter(function -> !function.service().equals(service) || function.isStoodIn()).isPresent())
        .flatMap(service -> groups.members(caseId).stream().filter(member -> member.service().equals(service)).findFirst())
        .ifPresent(member -> functions.appoint(caseId, Kind.GROUP_COORDINATOR, member.person(), member.service()));
  }
}
