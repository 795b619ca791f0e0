package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A plan is revised (R149): {@code planRevision.reached}, {@code .homePart}, {@code .next} (ISO date, of a plan that goes on unchanged) and
 * {@code .endWhy}. Whether it goes on is a flow variable.
 */
@Component
@Order(2)
class PlanRevisionSection implements CaseSection {

  private static final String NEXT = "next";

  private final IndividualPlans plans;

  PlanRevisionSection(IndividualPlans plans) {
    this.plans = plans;
  }

  @Override
  public String key() {
    return "planRevision";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    plans.revise(entry.caseId(), entry.person(), (String) entry.flow().get(FlowVariable.PLAN_GOES_ON),
        value.hasNonNull(NEXT) ? LocalDate.parse(value.path(NEXT).asText()) : null, value);
    return Map.of();
  }
}
