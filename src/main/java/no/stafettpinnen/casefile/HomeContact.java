package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.engine.CaseRuns;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * Whether the home may be told, and who clarified it (I2): {@code homeContact.*}, the answer itself in {@code flow.homeContact}. Yes is
 * refused while another suspicion in the case is not clarified: raised since this was asked, or not reported yet.
 */
@Component
class HomeContact implements CaseSection {

  private static final String ANSWER = "flow.homeContact";

  private final HomeHold hold;
  private final CaseRuns runs;

  HomeContact(HomeHold hold, CaseRuns runs) {
    this.hold = hold;
    this.runs = runs;
  }

  @Override
  public String key() {
    return "homeContact";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    if ("yes".equals(entry.flow().get(FlowVariable.HOME_CONTACT))) {
      if (runs.hasPersonalDuty(entry.caseId())) {
        throw new CaseRuleException(ANSWER, "Noen har en mistanke i saken som ikke er meldt ferdig. Svar «Ikke ennå».");
      }
      if (hold.isNewerThan(entry.caseId(), runs.waitsSince(entry.caseId(), entry.form()))) {
        throw new CaseRuleException(ANSWER,
            "Det er meldt en ny mistanke etter at du fikk oppgaven. Svar «Ikke ennå», så får du spørsmålet igjen og kan avklare begge.");
      }
      hold.lift(entry.caseId(), entry.person(), value);
    }
    return Map.of();
  }
}
