package no.stafettpinnen.referral;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * {@code ${teams}}: which multidisciplinary teams there are (R110) and which of them a case can go to, from the decision tables
 * {@code forum} and {@code forumProfile}. A team is a service group: {@code team:<forum>}, or {@code team:<forum>-<unit>} where each
 * unit has its own.
 */
@ProcessBean("teams")
public class Teams {

  private static final String TEAM = "team:";
  private static final String NONE = "none";

  /**
   * Which teams take a child of this age from this arena.
   *
   * @param forum        code of the team that is proposed; empty where no team takes it
   * @param alternatives codes of the others that may be chosen
   * @param why          one sentence
   * @param nextStep     what to do where no team takes it
   */
  public record Choices(Optional<String> forum, List<String> alternatives, String why, String nextStep) {
  }

  private final DecisionService decisions;
  private final ServiceDirectory directory;

  Teams(DecisionService decisions, ServiceDirectory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  /** @param age in whole years, -1 for a child that is expected */
  public Choices choices(String municipality, String arena, int age) {
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("forum",
        Map.of("municipality", municipality, "arena", arena, "age", age)).getSingleResult();
    String forum = row.getEntry("forum");
    String alternatives = row.getEntry("alternatives");
    return new Choices(NONE.equals(forum) ? Optional.empty() : Optional.of(forum), alternatives.isEmpty() ? List.of()
        : List.of(alternatives.split(" ")), row.getEntry("why"), row.getEntry("nextStep"));
  }

  public Optional<Forum> profile(String forum) {
    Map<String, Object> input = new HashMap<>();
    input.put("forum", forum);
    return decisions.evaluateDecisionTableByKey("forumProfile", input).stream().findFirst().map(row -> Forum.of(forum, row));
  }

  /** Group id of the team for a case of this service. */
  public String group(String forum, String service) {
    boolean perUnit = profile(forum).filter(Forum::perUnit).isPresent();
    return TEAM + forum + (perUnit ? "-" + service.substring(service.indexOf(':') + 1) : "");
  }

  /** Code of the team whose group this is. */
  public static String forumOf(String team) {
    String name = team.substring(team.indexOf(':') + 1);
    int unit = name.indexOf('-');
    return unit < 0 ? name : name.substring(0, unit);
  }

  /** The teams that are entered in the directory and that a case of this service can go to, the proposed one first. */
  public List<CareService> available(String municipality, String service, int age) {
    Choices choices = choices(municipality, arenaOf(service), age);
    List<CareService> entered = directory.servicesIn(municipality).stream().filter(CareService::isTeam).toList();
    return Stream.concat(choices.forum().stream(), choices.alternatives().stream())
        .flatMap(forum -> entered(entered, forum, service)).toList();
  }

  /** The service's own team; where it has none, such as a health centre, those of the units. */
  private Stream<CareService> entered(List<CareService> entered, String forum, String service) {
    String own = group(forum, service);
    List<CareService> all = entered.stream().filter(team -> forumOf(team.id()).equals(forum)).toList();
    List<CareService> ownOnly = all.stream().filter(team -> team.id().equals(own)).toList();
    return (ownOnly.isEmpty() ? all : ownOnly).stream();
  }

  static String arenaOf(String service) {
    return service.substring(0, Math.max(0, service.indexOf(':')));
  }

  /** Whether the team of the flow meets by a rhythm; else somebody calls it in. */
  public boolean hasRhythm(DelegateExecution execution) {
    return profile(variable(execution, FlowVariable.FORUM)).filter(Forum::hasRhythm).isPresent();
  }

  /** Candidate group of whoever calls the team of the flow in: its leaders, or those of the unit. */
  public String caller(DelegateExecution execution) {
    boolean byUnit = profile(variable(execution, FlowVariable.FORUM)).filter(forum -> "unitLeader".equals(forum.callsIn())).isPresent();
    String service = variable(execution, byUnit ? FlowVariable.SERVICE : FlowVariable.TEAM);
    return directory.leadersOf(service).isEmpty() ? service : Groups.leadersOf(service);
  }

  private static String variable(DelegateExecution execution, FlowVariable variable) {
    return (String) execution.getVariable(variable.key());
  }
}
