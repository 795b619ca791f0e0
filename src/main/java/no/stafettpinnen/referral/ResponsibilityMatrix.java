package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.casefile.Measures;
import no.stafettpinnen.casefile.Measures.Agreed;
import no.stafettpinnen.casefile.TeamMeetings;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * Who does what by when, in writing (R131): {@code matrix[]} with {@code what}, {@code responsible} ({@code service/person}, exactly one)
 * and {@code due} (ISO date). The service is in the case already, or one that a consent names, which is in it from now on.
 */
@Component
class ResponsibilityMatrix implements CaseSection {

  private final TeamMeetings meetings;
  private final Measures measures;
  private final CaseServices services;
  private final Consents consents;

  ResponsibilityMatrix(TeamMeetings meetings, Measures measures, CaseServices services, Consents consents) {
    this.meetings = meetings;
    this.measures = measures;
    this.services = services;
    this.consents = consents;
  }

  @Override
  public String key() {
    return "matrix";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode rows) {
    List<Agreed> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(Agreed.by(row.path("responsible").asText(), row.path("what").asText(),
        LocalDate.parse(row.path("due").asText()))));
    lines.stream().map(Agreed::service).distinct().forEach(service -> admit(entry.caseId(), service));
    measures.agree(entry.caseId(), meetings.standing(entry.caseId()).orElseThrow().id(), lines);
    return Map.of();
  }

  private void admit(UUID caseId, String service) {
    if (services.active(caseId).contains(service)) {
      return;
    }
    if (!consents.covers(caseId, service)) {
      throw new CaseRuleException("matrix",
          "Den ansvarlige må arbeide i barnets egen tjeneste, eller i en tjeneste som samtykket omfatter.");
    }
    consents.admit(caseId, service, false);
  }
}
