package no.stafettpinnen.referral;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.casefile.CaseProgress.Progress;
import no.stafettpinnen.referral.Referrals.Referral;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** What a team asks for before it takes a case (I7), from the decision table {@code teamDoor}. The fast track has no door. */
@Component
public class TeamDoor {

  /**
   * Something that is missing.
   *
   * @param missing  a code
   * @param says     one sentence
   * @param mend     id of the task, or key of the process, that mends it
   * @param mendName its name, as people know it
   */
  public record Missing(String missing, String says, String mend, String mendName) {
  }

  private final DecisionService decisions;
  private final Teams teams;
  private final Referrals referrals;
  private final CaseProgress progress;

  TeamDoor(DecisionService decisions, Teams teams, Referrals referrals, CaseProgress progress) {
    this.decisions = decisions;
    this.teams = teams;
    this.referrals = referrals;
    this.progress = progress;
  }

  /** Nothing where the door is open. */
  public List<Missing> missing(Referral referral) {
    return missing(referral.caseId(), referral.forum(), referral.service());
  }

  /**
   * The same for a case that is not referred.
   *
   * @param team    code of the team
   * @param service the service that would refer it
   */
  List<Missing> missing(UUID caseId, String team, String service) {
    Forum forum = teams.profile(team).orElseThrow();
    Progress done = progress.of(caseId);
    Map<String, Object> input = new HashMap<>();
    input.put("door", forum.door());
    input.put("level0", done.level0());
    input.put("level1", done.level1());
    input.put("measuresTried", done.measuresTried());
    input.put("teamMet", referrals.hasMet(caseId));
    input.put("evaluated", done.evaluated());
    input.put("age", progress.age(caseId));
    input.put("ageFrom", forum.ageFrom());
    input.put("ageTo", forum.ageTo());
    input.put("arena", Teams.arenaOf(service));
    input.put("arenas", forum.arenas());
    return decisions.evaluateDecisionTableByKey("teamDoor", input).stream().map(row -> new Missing(row.getEntry("missing"),
        row.getEntry("says"), row.getEntry("mend"), row.getEntry("mendName"))).toList();
  }
}
