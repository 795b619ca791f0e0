package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One component of a Camunda Form as form-js reads it. */
record FormField(JsonNode json) {

  /** The path of the field's value in the form's data; empty for components without a value. */
  List<String> path() {
    String key = isList() || isGroup() ? json.path("path").asText() : json.path("key").asText();
    return key.isBlank() ? List.of() : List.of(key.split("\\."));
  }

  String type() {
    return json.path("type").asText();
  }

  String label() {
    return json.path("label").asText(json.path("key").asText());
  }

  boolean isGroup() {
    return "group".equals(type());
  }

  boolean isList() {
    return "dynamiclist".equals(type());
  }

  /** What a text shows of the case: the path of a value in the form's data, in the custom property {@code shows}. */
  List<String> shown() {
    return property("shows").map(path -> List.of(path.split("\\."))).orElse(List.of());
  }

  boolean isReadOnly() {
    return json.path("readonly").asBoolean() || json.path("disabled").asBoolean();
  }

  boolean hasValue() {
    return !path().isEmpty();
  }

  Optional<String> hideCondition() {
    return Optional.ofNullable(json.path("conditional").path("hide").textValue());
  }

  /** Name of the {@link OptionSource} that the host fills the field from. */
  Optional<String> optionsName() {
    return Optional.ofNullable(json.path("valuesKey").textValue());
  }

  List<Option> staticOptions() {
    List<Option> options = new ArrayList<>();
    json.path("values").forEach(value -> options.add(new Option(value.path("label").asText(), value.path("value").asText())));
    return options;
  }

  JsonNode validate() {
    return json.path("validate");
  }

  /** A setting of ours on the component, written in the modeler as a custom property. */
  Optional<String> property(String name) {
    return Optional.ofNullable(json.path("properties").path(name).textValue());
  }

  /** The answer is used when the form is sent, and is in no draft, no case and no log: the property {@code kept} says {@code no}. */
  boolean isKept() {
    return !property("kept").filter("no"::equals).isPresent();
  }

  boolean isFreeText() {
    return "textfield".equals(type()) || "textarea".equals(type());
  }

  List<FormField> children() {
    return of(json.path("components"));
  }

  static List<FormField> of(JsonNode components) {
    List<FormField> fields = new ArrayList<>();
    components.forEach(component -> fields.add(new FormField(component)));
    return fields;
  }
}
