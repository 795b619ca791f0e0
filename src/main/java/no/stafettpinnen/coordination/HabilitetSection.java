package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.coordination.Appointments.Appointment;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/**
 * Whoever is asked says how they are related to the family (R157): {@code habilitet.relation}, as in the decision table
 * {@code habilitet}, and {@code .explain}. A colleague whom the leader has given the task, answers for themselves and is the one who is
 * asked from then on.
 */
@Component
class HabilitetSection implements CaseSection {

  private final Appointments appointments;
  private final ServiceDirectory directory;

  HabilitetSection(Appointments appointments, ServiceDirectory directory) {
    this.appointments = appointments;
    this.directory = directory;
  }

  @Override
  public String key() {
    return "habilitet";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    Appointment asked = appointments.require(entry.caseId(), Kind.BARNEKOORDINATOR);
    if (!asked.person().equals(entry.person())) {
      if (directory.membersOf(asked.service()).stream().noneMatch(member -> member.id().equals(entry.person()))) {
        throw new CaseRuleException("habilitet.relation", "Bare den som arbeider i tjenesten, kan være barnekoordinator derfra.");
      }
      appointments.ask(entry.caseId(), Kind.BARNEKOORDINATOR, entry.person(), asked.service(), entry.person(), null, value);
      asked = appointments.require(entry.caseId(), Kind.BARNEKOORDINATOR);
    }
    appointments.declare(entry.caseId(), asked, value.path("relation").asText(), value);
    return Map.of();
  }
}
