package no.stafettpinnen.casefile;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether a case can be closed. Asked where somebody decides so, and again where it happens. */
@Component
class Closing {

  private final List<AgainstClosing> against;

  Closing(List<AgainstClosing> against) {
    this.against = against;
  }

  /** @throws CaseRuleException when something is owed to the family that would end with the case */
  void require(UUID caseId) {
    against.stream().map(reason -> reason.why(caseId)).flatMap(Optional::stream).findFirst().ifPresent(why -> {
      throw new CaseRuleException("flow.nextStep", "Saken kan ikke avsluttes ennå. " + why);
    });
  }
}
