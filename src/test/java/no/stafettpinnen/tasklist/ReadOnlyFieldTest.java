package no.stafettpinnen.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A question that depends on what the system shows is not got rid of by sending something else for it. */
@StafettTest
class ReadOnlyFieldTest {

  private static final String FORM = """
      {"components": [
        {"type": "group", "path": "flow", "components": [{"type": "textfield", "key": "kind", "readonly": true}]},
        {"type": "textfield", "key": "why", "validate": {"required": true}, "conditional": {"hide": "=flow.kind = \\"simple\\""}}]}""";

  @Autowired
  private ObjectMapper json;
  @Autowired
  private FormHost host;

  @ParameterizedTest
  @ValueSource(strings = {"{\"flow\": {\"kind\": \"simple\"}}", "{\"flow\": \"simple\"}", "{}"})
  void staysAsItWasShown(String sent) throws Exception {
    ObjectNode shown = (ObjectNode) json.readTree("{\"flow\": {\"kind\": \"hard\"}}");
    FormContext context = new FormContext(null, UUID.randomUUID(), true, Map.of(), Optional.empty());
    FormProblem refused = catchThrowableOfType(FormProblem.class,
        () -> host.accept((ObjectNode) json.readTree(FORM), (ObjectNode) json.readTree(sent), shown, context));
    assertThat(refused).isNotNull();
    assertThat(refused.errors()).extracting(FormProblem.FieldError::path).contains("why");
  }
}
