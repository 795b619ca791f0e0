package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.NeededDecisions;
import no.stafettpinnen.casefile.TeamMeetings;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/**
 * What came out of the meeting of a team: {@code teamMeeting.*}. Who is called in to an extended one (R117) is in
 * {@code extended.services}, what Helse- og velferdskontoret is asked for (R133) in {@code neededDecision.*}; both only as far as the
 * consent goes. Who is called in, comes to the meeting and does not read the case; the office reads it, like a team.
 */
@Component
class MeetingResult implements CaseSection {

  private final TeamMeetings meetings;
  private final Consents consents;
  private final NeededDecisions decisions;
  private final ServiceDirectory directory;
  private final CaseFile caseFile;

  MeetingResult(TeamMeetings meetings, Consents consents, NeededDecisions decisions, ServiceDirectory directory,
                CaseFile caseFile) {
    this.meetings = meetings;
    this.consents = consents;
    this.decisions = decisions;
    this.directory = directory;
    this.caseFile = caseFile;
  }

  @Override
  public String key() {
    return "teamMeeting";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    List<String> calledIn = new ArrayList<>();
    if ("extended".equals(entry.flow().get(FlowVariable.MEETING_OUTCOME))) {
      entry.narrative().at("/extended/services").forEach(service -> calledIn.add(service.asText()));
    }
    calledIn.forEach(service -> requireConsent(entry.caseId(), service, "extended.services",
        "Samtykket omfatter ikke alle tjenestene dere vil innkalle. Velg andre, eller få samtykket utvidet først."));
    meetings.callIn(entry.caseId(), calledIn);
    if ("yes".equals(entry.flow().get(FlowVariable.NEEDS_DECISION))) {
      String office = directory.officeOf(caseFile.find(entry.caseId()).orElseThrow().municipality());
      requireConsent(entry.caseId(), office, "flow.needsDecision",
          "Samtykket omfatter ikke Helse- og velferdskontoret. Den som har stafettpinnen, må få det utvidet først.");
      consents.admit(entry.caseId(), office, true);
      decisions.ask(entry.caseId(), office, entry.person(), entry.narrative().path("neededDecision"));
    }
    return Map.of();
  }

  private void requireConsent(UUID caseId, String service, String field, String otherwise) {
    if (!consents.covers(caseId, service)) {
      throw new CaseRuleException(field, otherwise);
    }
  }
}
