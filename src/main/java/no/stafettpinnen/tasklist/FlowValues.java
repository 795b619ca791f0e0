package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/** Parts a form's data in flow variables ({@code flow.*}) and narrative (all else). */
@Component
class FlowValues {

  static final String FLOW = "flow";

  private final ObjectMapper json;

  FlowValues(ObjectMapper json) {
    this.json = json;
  }

  /** @throws IllegalStateException when the form declares a flow variable that is not in the typed list */
  Map<FlowVariable, Object> of(JsonNode data) {
    Map<FlowVariable, Object> values = new EnumMap<>(FlowVariable.class);
    data.path(FLOW).fields().forEachRemaining(field -> {
      FlowVariable variable = FlowVariable.find(field.getKey())
          .orElseThrow(() -> new IllegalStateException("Not a flow variable: " + field.getKey()));
      values.put(variable, json.convertValue(field.getValue(), variable.type()));
    });
    return values;
  }

  ObjectNode narrative(ObjectNode data) {
    return data.deepCopy().without(FLOW);
  }

  /** The variables of a task, those without a value left out. */
  static Map<FlowVariable, Object> known(Map<String, Object> variables) {
    Map<FlowVariable, Object> values = new EnumMap<>(FlowVariable.class);
    variables.forEach((key, value) -> FlowVariable.find(key).filter(variable -> value != null)
        .ifPresent(variable -> values.put(variable, value)));
    return values;
  }

  static Map<String, Object> byKey(Map<FlowVariable, Object> values) {
    Map<String, Object> variables = new HashMap<>();
    values.forEach((variable, value) -> variables.put(variable.key(), value));
    return variables;
  }
}
