package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.coordination.Appointments.Appointment;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** The leader has weighed somebody's habilitet (fvl. § 6 second paragraph): {@code flow.habil} and {@code habilitetDecision.why}. */
@Component
class HabilitetDecisionSection implements CaseSection {

  private final Appointments appointments;

  HabilitetDecisionSection(Appointments appointments) {
    this.appointments = appointments;
  }

  @Override
  public String key() {
    return "habilitetDecision";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    Appointment asked = appointments.require(entry.caseId(), Kind.BARNEKOORDINATOR);
    if (asked.person().equals(entry.person())) {
      throw new CaseRuleException("habilitetDecision.why", "Ingen avgjør sin egen habilitet. Be en annen leder avgjøre.");
    }
    appointments.weigh(entry.caseId(), asked, (String) entry.flow().get(FlowVariable.HABIL), entry.person(), value);
    return Map.of();
  }
}
