package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * The consent that lets an invited service take part (I3, R114): {@code consent.signedBy}, {@code .from}, {@code .until}, and
 * the service in {@code flow.invitedService}.
 */
@Component
class Invitations implements CaseSection {

  private final CaseServices services;
  private final CaseText text;

  Invitations(CaseServices services, CaseText text) {
    this.services = services;
    this.text = text;
  }

  @Override
  public String key() {
    return "consent";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    LocalDate from = LocalDate.parse(value.path("from").asText());
    LocalDate until = LocalDate.parse(value.path("until").asText());
    if (until.isBefore(from)) {
      throw new CaseRuleException("consent.until", "Samtykket kan ikke slutte før det begynner.");
    }
    if (value.has("services")) {
      value.path("services").forEach(service -> services.inviteAlso(entry.caseId(), service.asText(), from, until,
          text.write(entry.caseId(), value)));
      return Map.of();
    }
    services.invite(entry.caseId(), (String) entry.flow().get(FlowVariable.INVITED_SERVICE), from, until,
        text.write(entry.caseId(), value));
    return Map.of();
  }
}
