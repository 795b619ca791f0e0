package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.coordination.Complaints.Complaint;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * Whoever decided thinks again (fvl. § 33): {@code flow.complaintUpheld} (yes, no, dismissed), {@code reconsideration.why},
 * {@code .newDecision} where the decision is changed, and for a complaint that came too late {@code .late}: why it is taken up all the
 * same, or dismissed (fvl. § 31). Only a late one can be dismissed.
 */
@Component
class ReconsiderationSection implements CaseSection {

  private static final Map<String, String> ANSWER = Map.of("yes", "changed", "no", "stands", "dismissed", "dismissed");

  private final Complaints complaints;

  ReconsiderationSection(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public String key() {
    return "reconsideration";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    Complaint complaint = complaints.find(UUID.fromString((String) entry.task().get(FlowVariable.COMPLAINT)));
    String answer = ANSWER.get(entry.flow().get(FlowVariable.COMPLAINT_UPHELD));
    if (!complaint.late() && "dismissed".equals(answer)) {
      throw new CaseRuleException("flow.complaintUpheld", "Klagen kom innen fristen og kan ikke avvises.");
    }
    if (complaint.late() && value.path("late").asText().isBlank()) {
      throw new CaseRuleException("reconsideration.late", "Klagen kom for sent. Skriv hvorfor dere behandler den likevel, eller avviser den.");
    }
    complaints.answer(complaint, answer, entry.person(), value);
    return Map.of();
  }
}
