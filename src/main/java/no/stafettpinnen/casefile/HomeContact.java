package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** Whether the home may be told, and who clarified it (I2): {@code homeContact.*}, the answer itself in {@code flow.homeContact}. */
@Component
class HomeContact implements CaseSection {

  private final HomeHold hold;

  HomeContact(HomeHold hold) {
    this.hold = hold;
  }

  @Override
  public String key() {
    return "homeContact";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    if ("yes".equals(entry.flow().get(FlowVariable.HOME_CONTACT))) {
      hold.lift(entry.caseId(), entry.person(), value);
    }
    return Map.of();
  }
}
