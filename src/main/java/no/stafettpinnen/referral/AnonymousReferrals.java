package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.AnonymousCases;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.referral.anonymity.Finding;
import no.stafettpinnen.referral.anonymity.Identifiers;
import no.stafettpinnen.referral.anonymity.KnownNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether what somebody writes about a child is anonymous (I4, R113, R120, R127, R132). What is not, is stored nowhere and logged nowhere. */
@Component
public class AnonymousReferrals {

  /** What stands in one field of a form. */
  public record Written(String field, String label, String text) {
  }

  /**
   * Why a field can't be sent as it is.
   *
   * @param message one Norwegian sentence; what the person wrote is in it, so it is for that person only
   */
  public record Objection(String field, String label, String message) {
  }

  /** @param gender {@code girl}, {@code boy} or {@code open} */
  public record Described(String municipality, String service, int fromYear, int toYear, String gender) {
  }

  private final NamesInCase names;
  private final AnonymityRule rule;
  private final AnonymousTeams teams;
  private final TeamDoor door;
  private final AnonymousCases cases;
  private final Referrals referrals;
  private final Clock clock;

  AnonymousReferrals(NamesInCase names, AnonymityRule rule, AnonymousTeams teams, TeamDoor door,
                     AnonymousCases cases, Referrals referrals, Clock clock) {
    this.names = names;
    this.rule = rule;
    this.teams = teams;
    this.door = door;
    this.cases = cases;
    this.referrals = referrals;
    this.clock = clock;
  }

  /**
   * What in the texts points to a person.
   *
   * @param service whose people and whose name may not stand there
   * @param ownCase a case whose people may not stand there either; only looked up here, and kept nowhere
   */
  public List<Objection> objections(Person person, String service, Optional<UUID> ownCase, List<Written> texts) {
    KnownNames known = names.of(person.id(), service, person.municipalities(), ownCase);
    LocalDate today = LocalDate.now(clock);
    List<Objection> objections = new ArrayList<>();
    for (Written written : texts) {
      List<Finding> found = Identifiers.find(written.text(), known, today);
      if (!found.isEmpty()) {
        objections.add(new Objection(written.field(), written.label(), "Her står " + told(written.text(), found)
            + ". Skriv det om, så ingen kan kjennes igjen."));
      }
    }
    return objections;
  }

  /** Why the child can't be discussed anonymously in this team; empty when it can. */
  public Optional<String> tooFew(Described child, String team) {
    AnonymityRule.Answer answer = rule.ask(child, teams.consentMode(team));
    return answer.isYes() ? Optional.empty() : Optional.of(answer.sentence());
  }

  /**
   * What the team's door lacks, told for the person.
   *
   * @param ownCase the person's own case that it is about; looked at here only, and kept nowhere
   */
  public List<String> missing(Described child, String team, UUID ownCase) {
    return door.missing(ownCase, Teams.forumOf(team), child.service()).stream().map(TeamDoor.Missing::says).toList();
  }

  /**
   * Opens a case about nobody by name, and refers it to the team.
   *
   * @param referral what the team is asked, which points to nobody
   * @return flow variables that follow
   */
  @Transactional
  public Map<FlowVariable, Object> open(UUID caseId, Described child, String team, String person, JsonNode referral) {
    cases.open(caseId, child.municipality(), child.service(), team, person, referral);
    referrals.refer(caseId, team, person, child.service(), JsonNodeFactory.instance.objectNode());
    return Map.of(FlowVariable.FORUM, Teams.forumOf(team));
  }

  private static String told(String text, List<Finding> found) {
    List<String> each = found.stream().map(one -> one.kind().words() + " («" + text.substring(one.from(), one.to()).strip() + "»)").distinct().toList();
    return each.size() == 1 ? each.get(0) : String.join(", ", each.subList(0, each.size() - 1)) + " og " + each.get(each.size() - 1);
  }
}
