package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * The leader finds another in the service (R157): {@code replacement.appointee} ({@code service/person}), or {@value #NOBODY} where nobody
 * there can, so that koordinerende enhet has to find another service.
 */
@Component
class ReplacementSection implements CaseSection {

  /** The answer that nobody else in the service can. */
  static final String NOBODY = "nobody";
  private static final String APPOINTEE = "appointee";

  private final Appointments appointments;

  ReplacementSection(Appointments appointments) {
    this.appointments = appointments;
  }

  @Override
  public String key() {
    return "replacement";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    String chosen = value.path(APPOINTEE).asText();
    if (NOBODY.equals(chosen)) {
      return Map.of(FlowVariable.ANOTHER_FOUND, "no");
    }
    appointments.ask(entry.caseId(), Kind.BARNEKOORDINATOR, chosen.substring(chosen.indexOf('/') + 1),
        chosen.substring(0, chosen.indexOf('/')), entry.person(), null, value);
    return Map.of(FlowVariable.ANOTHER_FOUND, "yes");
  }
}
