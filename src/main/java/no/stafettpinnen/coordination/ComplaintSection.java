package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** Somebody complains (fvl. §§ 28, 29, 32): {@code complaint.decision} (its id), {@code .by}, {@code .receivedOn} (ISO date), {@code .text}. */
@Component
class ComplaintSection implements CaseSection {

  private static final String DECISION = "decision";
  private static final String RECEIVED_ON = "receivedOn";

  private final Complaints complaints;
  private final Decisions decisions;

  ComplaintSection(Complaints complaints, Decisions decisions) {
    this.complaints = complaints;
    this.decisions = decisions;
  }

  @Override
  public String key() {
    return "complaint";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    Decisions.Decision decision = decisions.find(entry.caseId(), UUID.fromString(value.path(DECISION).asText())).orElseThrow();
    LocalDate receivedOn = LocalDate.parse(value.path(RECEIVED_ON).asText());
    if (receivedOn.isBefore(decision.sentOn())) {
      throw new CaseRuleException("complaint.receivedOn", "Klagen kan ikke ha kommet før vedtaket ble sendt.");
    }
    ObjectNode words = value.deepCopy();
    words.retain("by", "text");
    return Map.of(FlowVariable.COMPLAINT, complaints.receive(entry.caseId(), decision.id(), receivedOn,
        receivedOn.isAfter(decision.complainUntil()), entry.person(), words).toString());
  }
}
