package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.coordination.CareGroups.Member;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * Sets up an ansvarsgruppe (R146, R147): {@code group.coordinator} ({@code service/person}, one of the members), {@code .childTakesPart},
 * {@code .homeTakesPart} (yes, no), {@code .whyNot} and {@code .rhythm}; the members are in {@code groupMembers[]} with {@code who}
 * ({@code service/person}), each with authority for the service, which is in the case or named by a consent.
 */
@Component
class GroupSection implements CaseSection {

  private static final String YES = "yes";
  private static final String COORDINATOR = "coordinator";
  private static final String CHILD = "childTakesPart";
  private static final String HOME = "homeTakesPart";

  private final CareGroups groups;
  private final Appointments appointments;
  private final Partners partners;
  private final ChildViews childViews;
  private final SettledService settled;

  GroupSection(CareGroups groups, Appointments appointments, Partners partners, ChildViews childViews, SettledService settled) {
    this.groups = groups;
    this.appointments = appointments;
    this.partners = partners;
    this.childViews = childViews;
    this.settled = settled;
  }

  @Override
  public String key() {
    return "group";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    Set<Member> members = new LinkedHashSet<>();
    entry.narrative().path("groupMembers").forEach(row -> members.add(Member.of(row.path("who").asText())));
    Member coordinator = Member.of(value.path(COORDINATOR).asText());
    if (!members.contains(coordinator)) {
      throw new CaseRuleException("group.coordinator", "Koordinatoren må være et av medlemmene i gruppa.");
    }
    settled.require(entry.caseId(), coordinator.service(), "group.coordinator");
    members.forEach(member -> partners.admit(entry.caseId(), member.service(), "groupMembers"));
    ObjectNode words = value.deepCopy();
    words.retain("whyNot", "rhythm");
    groups.setUp(entry.caseId(), entry.person(), entry.service(), new CareGroups.SetUp(members,
        YES.equals(value.path(CHILD).asText()), YES.equals(value.path(HOME).asText()), words));
    appointments.ask(entry.caseId(), Kind.GROUP_COORDINATOR, coordinator.person(), coordinator.service(), entry.person(),
        childViews.latest(entry.caseId()), words);
    return Map.of();
  }
}
