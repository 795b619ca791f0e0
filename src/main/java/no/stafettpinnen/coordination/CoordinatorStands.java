package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.engine.CaseQuestion;
import org.springframework.stereotype.Component;

/** {@code coordinatorAppointed}: whether somebody is barnekoordinator in the case, who can agree with services. */
@Component
class CoordinatorStands implements CaseQuestion {

  private final AppointedFunctions functions;

  CoordinatorStands(AppointedFunctions functions) {
    this.functions = functions;
  }

  @Override
  public String name() {
    return "coordinatorAppointed";
  }

  @Override
  public boolean isTrue(UUID caseId) {
    return functions.find(caseId, Kind.BARNEKOORDINATOR).filter(function -> !function.isStoodIn()).isPresent();
  }
}
