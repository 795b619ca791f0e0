package no.stafettpinnen.coordination;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseMoved;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A family that was coordinated has moved (R107, R156): rights follow where it lives, so the need is reported anew to the new
 * municipality's koordinerende enhet, by whoever received the case, and assessed there from the beginning.
 */
@Component
class FamilyMoved {

  private final CaseFile caseFile;
  private final BatonLedger baton;
  private final AppointedFunctions functions;
  private final Needs needs;
  private final CaseMessages messages;
  private final Clock clock;

  FamilyMoved(CaseFile caseFile, BatonLedger baton, AppointedFunctions functions, Needs needs, CaseMessages messages, Clock clock) {
    this.caseFile = caseFile;
    this.baton = baton;
    this.functions = functions;
    this.needs = needs;
    this.messages = messages;
    this.clock = clock;
  }

  @EventListener
  void assessAnew(CaseMoved moved) {
    UUID caseId = moved.caseId();
    BatonLedger.Holder receiver = baton.holder(caseId).orElseThrow();
    boolean hasCoordinator = functions.find(caseId, Kind.BARNEKOORDINATOR).isPresent();
    boolean hasNeed = needs.repeat(caseId, receiver.person(), receiver.service());
    if (hasNeed || hasCoordinator) {
      CaseFile.Header here = caseFile.find(caseId).orElseThrow();
      messages.begin(caseId, "coordinationNeed", CaseMessages.FAMILY_MOVED_HERE, Map.of(
          FlowVariable.MUNICIPALITY.key(), here.municipality(), FlowVariable.SERVICE.key(), here.service(),
          FlowVariable.OPENED.key(), Date.from(clock.instant()), FlowVariable.LEVEL.key(), here.level(),
          FlowVariable.COORDINATOR_ASKED.key(), hasCoordinator ? "yes" : "no"));
    }
  }
}
