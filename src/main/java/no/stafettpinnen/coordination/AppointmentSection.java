package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * Koordinerende enhet finds who is to be barnekoordinator (R144, R157): {@code appointment.appointee} ({@code service/person}),
 * {@code .why}, and {@code .youthWeighed}, which must be there for youths of 16 and 17 (R155). The service may know of the case from now
 * on, as far as a consent names it.
 */
@Component
class AppointmentSection implements CaseSection {

  private static final String APPOINTEE = "appointee";

  private final Appointments appointments;
  private final Partners partners;
  private final ChildViews childViews;
  private final CaseProgress progress;

  AppointmentSection(Appointments appointments, Partners partners, ChildViews childViews, CaseProgress progress) {
    this.appointments = appointments;
    this.partners = partners;
    this.childViews = childViews;
    this.progress = progress;
  }

  @Override
  public String key() {
    return "appointment";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    if (Youth.hasWeight(progress.age(entry.caseId())) && value.path("youthWeighed").asText().isBlank()) {
      throw new CaseRuleException("appointment.youthWeighed", "Skriv hvordan dere har vektlagt det ungdommen ønsker.");
    }
    String chosen = value.path(APPOINTEE).asText();
    String service = chosen.substring(0, chosen.indexOf('/'));
    partners.admit(entry.caseId(), service, "appointment.appointee");
    ObjectNode words = value.deepCopy();
    words.remove(APPOINTEE);
    appointments.ask(entry.caseId(), Kind.BARNEKOORDINATOR, chosen.substring(chosen.indexOf('/') + 1), service, entry.person(),
        childViews.latest(entry.caseId()), words);
    return Map.of();
  }
}
