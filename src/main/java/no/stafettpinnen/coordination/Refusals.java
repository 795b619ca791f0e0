package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.coordination.Decisions.Decision;
import no.stafettpinnen.coordination.Rights.Need;
import no.stafettpinnen.coordination.Rights.Right;
import no.stafettpinnen.engine.CaseRuns;
import org.springframework.stereotype.Component;

/**
 * Rights that were assessed and not given become decisions (fvl. §§ 24–27, pbrl. § 2-7), one each, since each has its own deadline and
 * instance of complaint. Not where the family does not want it or has it already, and no koordinator for who gets a barnekoordinator, who is
 * that too.
 */
@Component
class Refusals {

  private static final String BARNEKOORDINATOR = "barnekoordinator";

  private final Decisions decisions;
  private final ComplaintRules complaints;
  private final ChildViews childViews;
  private final CaseRuns runs;
  private final Clock clock;

  Refusals(Decisions decisions, ComplaintRules complaints, ChildViews childViews, CaseRuns runs, Clock clock) {
    this.decisions = decisions;
    this.complaints = complaints;
    this.childViews = childViews;
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * @param found  whether each right was given
   * @param reason why somebody differs from the table, or more about all of it; may be blank
   */
  void write(CaseEntry entry, Need need, Map<Right, Boolean> found, String reason) {
    boolean isAnyDifferent = found.entrySet().stream().anyMatch(one -> one.getKey().granted() != one.getValue());
    found.forEach((right, granted) -> {
      if (!granted && !isCovered(right, found, entry.caseId()) && !isUnwanted(right, need)) {
        boolean isReasonForThis = right.granted() || !isAnyDifferent;
        write(entry, need.municipality(), right, (right.granted() ? "" : right.why()) + (isReasonForThis ? "\n\n" + reason : ""));
      }
    });
  }

  private void write(CaseEntry entry, String municipality, Right right, String grounds) {
    UUID caseId = entry.caseId();
    LocalDate today = LocalDate.now(clock);
    ComplaintRules.Complaint rule = complaints.of(municipality, right.code());
    ObjectNode words = JsonNodeFactory.instance.objectNode().put("text", "Dere får ikke " + Rights.nameOf(right.code()) + " nå.")
        .put("grounds", grounds.strip()).put("laws", right.source()).put("complaint", rule.text()).put("source", rule.source());
    decisions.write(caseId, new Decision(UUID.randomUUID(), right.code(), false, childViews.latest(caseId), null, null, null,
        entry.person(), entry.service(), today, rule.lastDay(today), rule.instance()), words);
  }

  /** The process that a right begins has its name; where it runs, it is also where it ends. */
  private boolean isCovered(Right right, Map<Right, Boolean> found, UUID caseId) {
    boolean isBarnekoordinatorEnough = "koordinator".equals(right.code()) && (runs.isRunning(caseId, BARNEKOORDINATOR)
        || found.entrySet().stream().anyMatch(one -> BARNEKOORDINATOR.equals(one.getKey().code()) && one.getValue()));
    return isBarnekoordinatorEnough || runs.isRunning(caseId, right.code());
  }

  private static boolean isUnwanted(Right right, Need need) {
    return "individuellPlan".equals(right.code()) && "no".equals(need.wish());
  }
}
