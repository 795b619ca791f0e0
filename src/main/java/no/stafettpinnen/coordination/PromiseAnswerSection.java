package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** A service answers what it has promised (R154): {@code promiseAnswer.done} (yes, partly, no) and {@code .text}. */
@Component
class PromiseAnswerSection implements CaseSection {

  private final PromiseLedger promises;

  PromiseAnswerSection(PromiseLedger promises) {
    this.promises = promises;
  }

  @Override
  public String key() {
    return "promiseAnswer";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    promises.answer(promises.find(UUID.fromString((String) entry.task().get(FlowVariable.PROMISE))), value.path("done").asText(),
        entry.person(), value);
    return Map.of();
  }
}
