package no.stafettpinnen.engine;

import static no.stafettpinnen.support.Caseworker.ENGINE;
import static no.stafettpinnen.support.Caseworker.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.RequestLedger;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** No object, byte array or file becomes a variable, through whatever API and whoever sets it. */
@StafettTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VariableTypesTest {

  private static final Map<String, Object> BAD = Map.ofEntries(
      Map.entry("object", Variables.objectValue(new ArrayList<>(List.of("x"))).create()),
      Map.entry("object as JSON", Variables.objectValue(new ArrayList<>(List.of("x"))).serializationDataFormat("application/json").create()),
      Map.entry("serialised Java", Variables.serializedObjectValue("rO0ABXNyABNqYXZhLnV0aWwuQXJyYXlMaXN0").objectTypeName("java.util.ArrayList")
          .serializationDataFormat("application/x-java-serialized-object").create()),
      Map.entry("serialised JSON", Variables.serializedObjectValue("[]").objectTypeName("java.util.ArrayList")
          .serializationDataFormat("application/json").create()),
      Map.entry("transient object", Variables.objectValue(new ArrayList<>(List.of("x")), true).create()),
      Map.entry("bytes", Variables.byteArrayValue(new byte[] {1})),
      Map.entry("file", Variables.fileValue("x.txt").file(new ByteArrayInputStream(new byte[] {1})).create()),
      Map.entry("double", Variables.doubleValue(1.5)),
      Map.entry("untyped list", new ArrayList<>(List.of("x"))),
      Map.entry("untyped map", Map.of("x", "y")));

  @Autowired
  private Stage stage;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private TaskService tasks;
  @Autowired
  private EngineUser engineUser;
  @Autowired
  private ProcessEngineConfigurationImpl engine;

  private Task task;

  @BeforeAll
  void aCase() {
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    task = tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).singleResult();
  }

  @Test
  void noneIsSetThroughTheJavaApi() {
    Map<String, Object> before = runtime.getVariables(task.getExecutionId());
    BAD.forEach((kind, value) -> {
      for (Runnable call : List.<Runnable>of(() -> runtime.setVariable(task.getExecutionId(), "suspicion", value),
          () -> tasks.setVariable(task.getId(), "suspicion", value), () -> tasks.setVariableLocal(task.getId(), "suspicion", value),
          () -> runtime.setVariables(task.getProcessInstanceId(), Map.of("level", 1, "suspicion", value)))) {
        assertThatThrownBy(call::run).as(kind).isInstanceOf(ProcessEngineException.class)
            .satisfies(refused -> assertThat(refused.getMessage()).containsAnyOf("Cannot find serializer", "prohibited"));
        RequestLedger.record("variables", "java:system", "setVariable", "", kind, "refused", "refused");
        assertThatThrownBy(() -> engineUser.as("kari", List.of("school:x"), List.of("stjordal"), () -> {
          call.run();
          return null;
        })).as(kind).isInstanceOf(RuntimeException.class);
        RequestLedger.record("variables", "java:kari", "setVariable", "", kind, "refused", "refused");
      }
    });
    assertThat(runtime.getVariables(task.getExecutionId())).isEqualTo(before);
  }

  @Test
  void plainOnesAreSet() {
    Map<String, Object> plain = Map.of("suspicion", "none", "level", 0, "opened", new Date(0), "yes", true);
    runtime.setVariablesLocal(task.getExecutionId(), plain);
    assertThat(runtime.getVariablesLocal(task.getExecutionId(), plain.keySet())).isEqualTo(plain);
    runtime.setVariable(task.getExecutionId(), "yes", null);
    runtime.removeVariablesLocal(task.getExecutionId(), List.of("yes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kari", "stein", "drift"})
  void noneIsSetThroughTheSession(String who) {
    Caseworker person = stage.person(who);
    Map<String, Object> before = runtime.getVariables(task.getExecutionId());
    for (String value : List.of(
        "{\"type\": \"Object\", \"value\": \"rO0ABXNy\", \"valueInfo\": {\"objectTypeName\": \"java.util.ArrayList\", \"serializationDataFormat\": \"application/x-java-serialized-object\"}}",
        "{\"type\": \"Object\", \"value\": \"[]\", \"valueInfo\": {\"objectTypeName\": \"java.util.ArrayList\", \"serializationDataFormat\": \"application/json\"}}",
        "{\"type\": \"Bytes\", \"value\": \"AQ==\"}", "{\"type\": \"File\", \"value\": \"AQ==\", \"valueInfo\": {\"filename\": \"x\"}}",
        "{\"type\": \"Json\", \"value\": \"{}\"}", "{\"type\": \"Xml\", \"value\": \"<x/>\"}", "{\"type\": \"Unknown\", \"value\": 1}")) {
      String one = "{\"modifications\": {\"suspicion\": " + value + "}}";
      String all = "{\"variables\": {\"suspicion\": " + value + "}}";
      tried(who, "PUT", "/task/{id}/variables/suspicion", value, person.put(ENGINE + "/task/" + task.getId() + "/variables/suspicion", parse(value)));
      tried(who, "PUT", "/task/{id}/localVariables/suspicion", value, person.put(ENGINE + "/task/" + task.getId() + "/localVariables/suspicion", parse(value)));
      tried(who, "POST", "/task/{id}/variables", value, person.post(ENGINE + "/task/" + task.getId() + "/variables", parse(one)));
      tried(who, "POST", "/task/{id}/complete", value, person.post(ENGINE + "/task/" + task.getId() + "/complete", parse(all)));
      tried(who, "POST", "/task/{id}/submit-form", value, person.post(ENGINE + "/task/" + task.getId() + "/submit-form", parse(all)));
      tried(who, "PUT", "/process-instance/{id}/variables/suspicion", value,
          person.put(ENGINE + "/process-instance/" + task.getProcessInstanceId() + "/variables/suspicion", parse(value)));
      tried(who, "POST", "/process-definition/key/concernToAction/start", value,
          person.post(ENGINE + "/process-definition/key/concernToAction/start", parse(all)));
      tried(who, "POST", "/message", value, person.post(ENGINE + "/message", parse("{\"messageName\": \"x\", \"processVariables\": {\"suspicion\": " + value + "}}")));
    }
    assertThat(runtime.getVariables(task.getExecutionId())).isEqualTo(before);
  }

  @Test
  void theEngineKnowsNoOtherTypeAndDeserialisesNothing() {
    assertThat(engine.getVariableSerializers().getSerializers()).extracting(serializer -> serializer.getName())
        .containsExactlyInAnyOrder("null", "string", "integer", "boolean", "date", "serializable");
    assertThat(engine.getVariableSerializers().getSerializerByName("serializable")).isInstanceOf(DecisionResultSerializer.class);
    assertThatThrownBy(() -> new DecisionResultSerializer().deserializeFromByteArray(new byte[] {1}, "java.util.ArrayList"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(engine.isDeserializationTypeValidationEnabled()).isTrue();
    assertThat(engine.isJavaSerializationFormatEnabled()).isFalse();
    assertThat(engine.isEnableXxeProcessing()).isFalse();
    assertThat(engine.getQueryMaxResultsLimit()).isEqualTo(2000);
  }

  private static void tried(String who, String method, String path, String detail, Answer answer) {
    RequestLedger.record("variables", who, method, path, detail, "400/403/404", answer.status());
    assertThat(answer.status()).as("%s %s gave %s", path, detail, answer).isIn(400, 403, 404);
  }
}
