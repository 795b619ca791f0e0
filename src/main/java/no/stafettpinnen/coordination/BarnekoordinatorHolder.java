package no.stafettpinnen.coordination;

import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.engine.ProcessBean;

/** {@code ${barnekoordinator}}: who is barnekoordinator for the family (R152, R156). */
@ProcessBean("barnekoordinator")
public class BarnekoordinatorHolder extends FunctionHolder {

  BarnekoordinatorHolder(AppointedFunctions functions) {
    super(functions, AppointedFunctions.Kind.BARNEKOORDINATOR);
  }
}
