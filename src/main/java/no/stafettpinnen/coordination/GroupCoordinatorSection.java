package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.coordination.CareGroups.Member;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** Another coordinator of the ansvarsgruppe (R146): {@code groupCoordinator.person}, {@code service/person} of a member. */
@Component
class GroupCoordinatorSection implements CaseSection {

  private final CareGroups groups;
  private final Appointments appointments;
  private final ChildViews childViews;
  private final SettledService settled;

  GroupCoordinatorSection(CareGroups groups, Appointments appointments, ChildViews childViews, SettledService settled) {
    this.groups = groups;
    this.appointments = appointments;
    this.childViews = childViews;
    this.settled = settled;
  }

  @Override
  public String key() {
    return "groupCoordinator";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    Member chosen = Member.of(value.path("person").asText());
    List<Member> members = groups.members(entry.caseId());
    if (!members.contains(chosen)) {
      throw new CaseRuleException("groupCoordinator.person", "Koordinatoren må være et av medlemmene i gruppa.");
    }
    if (settled.of(entry.caseId()).filter(service -> members.stream().anyMatch(member -> member.service().equals(service))).isPresent()) {
      settled.require(entry.caseId(), chosen.service(), "groupCoordinator.person");
    }
    appointments.ask(entry.caseId(), Kind.GROUP_COORDINATOR, chosen.person(), chosen.service(), entry.person(),
        childViews.latest(entry.caseId()), value);
    return Map.of();
  }
}
