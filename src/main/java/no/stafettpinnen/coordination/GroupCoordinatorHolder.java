package no.stafettpinnen.coordination;

import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.engine.ProcessBean;

/** {@code ${groupCoordinator}}: who coordinates the ansvarsgruppe (R146). */
@ProcessBean("groupCoordinator")
public class GroupCoordinatorHolder extends FunctionHolder {

  GroupCoordinatorHolder(AppointedFunctions functions) {
    super(functions, AppointedFunctions.Kind.GROUP_COORDINATOR);
  }
}
