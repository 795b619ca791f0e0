package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** A service that says no is not invited any more: {@code invitation.reasonDeclined}, or {@code .reasonNone} where none is asked. */
@Component
class InvitationAnswers implements CaseSection {

  private final CaseServices services;

  InvitationAnswers(CaseServices services) {
    this.services = services;
  }

  @Override
  public String key() {
    return "invitation";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    services.endInvitations(entry.caseId());
    return Map.of();
  }
}
