package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.coordination.IndividualPlans.Goal;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Who agrees with a plan (R149): {@code planApprovals[]} with {@code name}, {@code role}, {@code agrees} (yes, no) and {@code on} (ISO date);
 * {@code planApproval.missing} where it must be written anew. Only a plan whose goals can all be measured, each with somebody responsible and
 * a date, can be approved; a service whose consent has ended since the draft can't be responsible.
 */
@Component
@Order(2)
class PlanApprovalSection implements CaseSection {

  private final IndividualPlans plans;
  private final Partners partners;

  PlanApprovalSection(IndividualPlans plans, Partners partners) {
    this.plans = plans;
    this.partners = partners;
  }

  @Override
  public String key() {
    return "planApprovals";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode rows) {
    boolean approved = "yes".equals(entry.flow().get(FlowVariable.PLAN_APPROVED));
    if (approved) {
      requireApprovable(entry.caseId(), plans.goals(plans.standing(entry.caseId()).orElseThrow()));
      rows.forEach(PlanApprovalSection::requireAgreement);
    }
    ObjectNode words = JsonNodeFactory.instance.objectNode().put("approved", approved);
    words.set("approvals", rows);
    words.put("missing", entry.narrative().at("/planApproval/missing").asText());
    plans.look(entry.caseId(), entry.person(), approved, words);
    return Map.of();
  }

  private static void requireAgreement(JsonNode row) {
    if (!"yes".equals(row.path("agrees").asText())) {
      throw new CaseRuleException("planApprovals", "Planen kan ikke godkjennes så lenge noen av dem som deltar, ikke er enige.");
    }
  }

  private void requireApprovable(UUID caseId, List<Goal> goals) {
    if (goals.isEmpty()) {
      throw new CaseRuleException("flow.planApproved", "Planen kan ikke godkjennes uten minst ett mål.");
    }
    for (Goal goal : goals) {
      List<String> lacks = new ArrayList<>();
      addTo(lacks, goal.text().path("measure").asText().isBlank(), "hvordan det måles");
      addTo(lacks, goal.text().path("action").asText().isBlank(), "tiltak");
      addTo(lacks, goal.responsible() == null, "ansvarlig");
      addTo(lacks, goal.service() != null && !partners.takesPart(caseId, goal.service()), "ansvarlig i en tjeneste som er med i saken");
      addTo(lacks, goal.due() == null, "dato");
      if (!lacks.isEmpty()) {
        throw new CaseRuleException("flow.planApproved", "Planen kan ikke godkjennes: mål %d mangler %s.".formatted(goal.goal(), joined(lacks)));
      }
    }
  }

  private static void addTo(List<String> lacks, boolean isLacking, String what) {
    if (isLacking) {
      lacks.add(what);
    }
  }

  private static String joined(List<String> words) {
    int last = words.size() - 1;
    return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " og " + words.get(last);
  }
}
