package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * Who of the home comes to the meeting of the team (R128, R132): {@code homeInvitation.comes} (yes, no), {@code .homeAddresses}
 * (separated by commas) or {@code .whyNot}.
 */
@Component
class HomeAtTeamMeeting implements CaseSection {

  private final TeamMeetings meetings;

  HomeAtTeamMeeting(TeamMeetings meetings) {
    this.meetings = meetings;
  }

  @Override
  public String key() {
    return "homeInvitation";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    meetings.inviteHome(entry.caseId(), Meetings.addresses(value, "comes", "homeInvitation.homeAddresses"));
    return Map.of();
  }
}
