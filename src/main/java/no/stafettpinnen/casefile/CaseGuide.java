package no.stafettpinnen.casefile;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.CaseRuns;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * The guide of a case ({@code concernToAction}) where it stops and goes on: in another municipality, after an individuell plan, or where
 * the case begins without a concern.
 */
@Component
class CaseGuide {

  private static final String GUIDE = "concernToAction";
  private static final String COMPLAINT = "complaint";
  /** They end where the family has lived: rights follow where it lives, and the new municipality finds them anew (hol. § 3-1). */
  private static final String[] MAY_MOVE = {GUIDE, "batonHandover", "moveCase", "familyNeed", "coordinationNeed", "barnekoordinator",
      "individuellPlan", "ansvarsgruppe", "coordinateTogether", "chooseCoordinatingService", "promisedFollowUp", "followUpAgreed"};

  private final CaseRuns runs;
  private final CaseMessages messages;
  private final Clock clock;

  CaseGuide(CaseRuns runs, CaseMessages messages, Clock clock) {
    this.runs = runs;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * A report to barnevern is followed up to its end where it began (I2), and so is a complaint about a decision of the municipality.
   *
   * @throws CaseRuleException when something else than the guide runs in the case, or somebody has a duty there
   */
  void requireAlone(UUID caseId) {
    if (runs.isRunning(caseId, COMPLAINT)) {
      throw new CaseRuleException("flow.moveConsent", "Saken kan ikke flyttes før klagen er behandlet. Klagen gjelder kommunens eget vedtak.");
    }
    if (runs.hasOthers(caseId, MAY_MOVE)) {
      throw new CaseRuleException("flow.moveConsent", "Saken kan ikke flyttes nå. Noe i den må gjøres ferdig først.");
    }
  }

  /** @param reason a code, kept in the engine's history */
  void end(UUID caseId, String reason) {
    runs.end(caseId, GUIDE, reason);
  }

  boolean isRunning(UUID caseId) {
    return runs.isRunning(caseId, GUIDE);
  }

  /**
   * Goes on at the level that the case is at.
   *
   * @param message that its diagram begins with
   */
  void goOn(CaseFile.Header header, String message) {
    messages.begin(header.id(), GUIDE, message, Map.of(
        FlowVariable.MUNICIPALITY.key(), header.municipality(), FlowVariable.SERVICE.key(), header.service(),
        FlowVariable.OPENED.key(), Date.from(clock.instant()), FlowVariable.LEVEL.key(), header.level(),
        FlowVariable.OTHER_SERVICES.key(), 0, FlowVariable.TRACK.key(), "guide",
        FlowVariable.SUSPICION.key(), "none", FlowVariable.DANGER.key(), "no"));
  }
}
