package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whom the child would rather have help from (R091): {@code coordinationWish.service} (group id, may be missing) and {@code .contact} (yes,
 * no): whether the family knows somebody there. The child's view stands in the same form.
 */
@Component
@Order(2)
class CoordinationWishSection implements CaseSection {

  private final Disagreements disagreements;
  private final ChildViews childViews;

  CoordinationWishSection(Disagreements disagreements, ChildViews childViews) {
    this.disagreements = disagreements;
    this.childViews = childViews;
  }

  @Override
  public String key() {
    return "coordinationWish";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    disagreements.hear(entry.caseId(), childViews.latest(entry.caseId()), value.path("service").textValue(),
        "yes".equals(value.path("contact").asText()));
    return Map.of();
  }
}
