package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What they answered when an individuell plan was offered (R150): {@code planOffer.answeredAs} (youth, guardians), {@code .on} (ISO date),
 * {@code .by} and {@code .why}. The table of consents says who answers: the youth alone from 16 on.
 */
@Component
@Order(2)
class PlanOfferSection implements CaseSection {

  static final String PURPOSE = "individuellPlan";

  /** @param answeredAs {@code youth} or {@code guardians} */
  record Answer(boolean wanted, String answeredAs, LocalDate answeredOn) {
  }

  private static final String YOUTH = "youth";
  private static final String AS = "answeredAs";

  private final IndividualPlans plans;
  private final Consents consents;

  PlanOfferSection(IndividualPlans plans, Consents consents) {
    this.plans = plans;
    this.consents = consents;
  }

  @Override
  public String key() {
    return "planOffer";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    String answeredAs = value.path(AS).asText();
    Consents.Decides decides = consents.decides(entry.caseId(), PURPOSE);
    if (decides.youthAlone() != YOUTH.equals(answeredAs)) {
      throw new CaseRuleException("planOffer." + AS, decides.sentence());
    }
    boolean wanted = "yes".equals(entry.flow().get(FlowVariable.PLAN_WANTED));
    if (wanted) {
      plans.requireNoOther(entry.caseId());
    }
    ObjectNode words = value.deepCopy();
    words.retain("by", "why");
    plans.offered(entry.caseId(), entry.person(), new Answer(wanted, answeredAs, LocalDate.parse(value.path("on").asText())), words);
    return Map.of();
  }
}
