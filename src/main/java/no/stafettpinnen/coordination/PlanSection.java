package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.coordination.CareGroups.Member;
import no.stafettpinnen.coordination.IndividualPlans.Goal;
import no.stafettpinnen.coordination.IndividualPlans.Version;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * Writes an individuell plan with the nine parts of the regulation (R149): {@code plan.*} and the lists {@code planGoals},
 * {@code planParticipants}, {@code planContributions} and {@code planCooperation} of the same form. People are {@code service/person}. Whoever
 * is to do something is in a service that is in the case or that a consent names.
 */
@Component
class PlanSection implements CaseSection {

  private static final List<String> WORDS = List.of("matters", "resources", "needs", "coordination", "carryingOut", "consent", "homePart");
  private static final Map<String, String> LISTS = Map.of("planParticipants", "participants", "planContributions", "contributions",
      "planCooperation", "cooperation");

  private final IndividualPlans plans;
  private final Partners partners;
  private final SettledService settled;

  PlanSection(IndividualPlans plans, Partners partners, SettledService settled) {
    this.plans = plans;
    this.partners = partners;
    this.settled = settled;
  }

  @Override
  public String key() {
    return "plan";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    Version draft = draft(entry, value);
    List<Goal> goals = new ArrayList<>();
    entry.narrative().path("planGoals").forEach(row -> goals.add(goal(goals.size() + 1, row)));
    settled.require(entry.caseId(), draft.service(), "plan.coordinator");
    partners.admit(entry.caseId(), draft.service(), "plan.coordinator");
    goals.stream().filter(goal -> goal.service() != null).map(Goal::service).distinct()
        .forEach(service -> partners.admit(entry.caseId(), service, "planGoals"));
    plans.write(entry.caseId(), entry.person(), draft, goals);
    return Map.of();
  }

  private static Version draft(CaseEntry entry, JsonNode value) {
    LocalDate from = day(value, "from");
    LocalDate until = day(value, "until");
    LocalDate revision = day(value, "revision");
    if (!until.isAfter(from)) {
      throw new CaseRuleException("plan.until", "Planen kan ikke slutte før den begynner.");
    }
    if (revision.isAfter(until)) {
      throw new CaseRuleException("plan.revision", "Planen må revideres før den slutter.");
    }
    ObjectNode text = value.deepCopy();
    text.retain(WORDS);
    LISTS.forEach((list, name) -> text.set(name, entry.narrative().path(list)));
    Member coordinator = Member.of(value.path("coordinator").asText());
    return new Version(new UUID(0, 0), 0, coordinator.person(), coordinator.service(), from, until, revision, text);
  }

  private static Goal goal(int number, JsonNode row) {
    ObjectNode text = row.deepCopy();
    text.retain("goal", "measure", "action", "extent");
    Member responsible = row.hasNonNull("responsible") ? Member.of(row.path("responsible").asText()) : new Member(null, null);
    return new Goal(number, responsible.person(), responsible.service(), row.hasNonNull("due") ? day(row, "due") : null,
        isSaid(row, "measure") && isSaid(row, "action"), false, text);
  }

  private static boolean isSaid(JsonNode row, String field) {
    return !row.path(field).asText().isBlank();
  }

  private static LocalDate day(JsonNode value, String field) {
    return LocalDate.parse(value.path(field).asText());
  }
}
