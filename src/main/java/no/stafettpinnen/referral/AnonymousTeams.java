package no.stafettpinnen.referral;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** The teams that discuss a child without knowing who it is. */
@Component
public class AnonymousTeams {

  private static final String TEAM = "team";
  private static final String NAMED = "named";
  private static final String PROFILES = "forumProfile";

  private final ServiceDirectory directory;
  private final DecisionService decisions;
  private final RepositoryService repository;

  AnonymousTeams(ServiceDirectory directory, DecisionService decisions, RepositoryService repository) {
    this.directory = directory;
    this.decisions = decisions;
    this.repository = repository;
  }

  /** Those of the municipality; not those that may only take named cases. */
  public List<CareService> choices(String municipality) {
    return directory.servicesIn(municipality).stream()
        .filter(service -> TEAM.equals(service.arena()) && !NAMED.equals(consentMode(service.id()))).toList();
  }

  /** As in the table of the teams' profiles; without one, every team takes both. */
  String consentMode(String team) {
    if (repository.createDecisionDefinitionQuery().decisionDefinitionKey(PROFILES).count() == 0) {
      return "namedOrAnonymous";
    }
    Map<String, Object> input = new HashMap<>();
    input.put("forum", team.substring(TEAM.length() + 1).split("-")[0]);
    DmnDecisionResult rows = decisions.evaluateDecisionByKey(PROFILES).variables(input).evaluate();
    return rows.isEmpty() ? NAMED : rows.getFirstResult().getEntry("consentMode");
  }
}
