package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.GroupMeetings;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the ansvarsgruppe met about (R106): {@code groupMeeting.held} (yes, no), {@code .strengths}, {@code .present} and
 * {@code .contributions}; {@code .dissolvedWhy} where it does not meet again. A meeting that was not held leaves nothing but
 * {@code .notHeldWhy} in the stafettlogg.
 */
@Component
@Order(2)
class GroupMeetingSection implements CaseSection {

  private static final String NO = "no";

  private final CareGroups groups;
  private final GroupMeetings meetings;

  GroupMeetingSection(CareGroups groups, GroupMeetings meetings) {
    this.groups = groups;
    this.meetings = meetings;
  }

  @Override
  public String key() {
    return "groupMeeting";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    UUID caseId = entry.caseId();
    if (NO.equals(value.path("held").asText())) {
      return Map.of(FlowVariable.GROUP_GOES_ON, BeginGroupMeasuresDelegate.NOT_HELD);
    }
    groups.met(caseId, meetings.standing(caseId).orElseThrow().id(), entry.person(), value);
    if (NO.equals(entry.flow().get(FlowVariable.GROUP_GOES_ON))) {
      groups.dissolve(caseId, entry.person(), value.path("dissolvedWhy"));
    }
    return Map.of();
  }
}
