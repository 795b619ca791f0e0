package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Fills a form before it is shown: the declared fields, and nothing else, from the case file, the flow variables and data. */
@Component
class FormFill {

  private static final String HIDE_SINGLE = "hideSingle";

  private final ObjectMapper json;
  private final FormOptions options;

  FormFill(ObjectMapper json, FormOptions options) {
    this.json = json;
    this.options = options;
  }

  /** What the declared fields show from the start. A question to be answered anew shows no earlier answer. */
  ObjectNode current(List<FormField> form, JsonNode current) {
    ObjectNode values = values(form, current, field -> field.isReadOnly() || !FlowValues.FLOW.equals(field.path().get(0)));
    form.stream().map(FormField::shown).filter(path -> !path.isEmpty() && !FieldCheck.isBlank(JsonPaths.get(current, path)))
        .forEach(path -> JsonPaths.set(values, path, JsonPaths.get(current, path)));
    return values;
  }

  /** The values of all declared fields that are kept. */
  ObjectNode declared(List<FormField> form, JsonNode data) {
    return values(form, data, FormField::isKept);
  }

  /** Lays the choices from data into {@code data} under the names that the fields ask for. */
  void addOptions(List<FormField> form, ObjectNode data, FormContext context) {
    for (FormField field : form) {
      field.optionsName().ifPresent(name -> data.set(name, json.valueToTree(options.named(name, context))));
      addOptions(field.children(), data, context);
    }
  }

  /** A choice with the property {@code hideSingle} and only one answer is answered for the person and not asked. */
  ObjectNode withoutSingleChoices(ObjectNode schema, FormContext context) {
    ObjectNode shown = schema.deepCopy();
    ArrayNode components = (ArrayNode) shown.path("components");
    for (int i = components.size() - 1; i >= 0; i--) {
      if (isSingleChoice(new FormField(components.get(i)), context)) {
        components.remove(i);
      }
    }
    return shown;
  }

  /** Puts in the answers that {@link #withoutSingleChoices} did not ask for. */
  void answerSingleChoices(List<FormField> form, ObjectNode submitted, FormContext context) {
    form.stream().filter(field -> isSingleChoice(field, context)).forEach(field ->
        JsonPaths.set(submitted, field.path(), json.valueToTree(options.of(field, context).get(0).value())));
  }

  private boolean isSingleChoice(FormField field, FormContext context) {
    return field.property(HIDE_SINGLE).isPresent() && options.of(field, context).size() == 1;
  }

  private ObjectNode values(List<FormField> fields, JsonNode from, Predicate<FormField> wanted) {
    ObjectNode values = json.createObjectNode();
    fill(fields, from, values, wanted);
    return values;
  }

  private void fill(List<FormField> fields, JsonNode from, ObjectNode values, Predicate<FormField> wanted) {
    for (FormField field : fields) {
      if (field.isGroup() && field.path().isEmpty()) {
        fill(field.children(), from, values, wanted);
      } else if (field.hasValue() && wanted.test(field)) {
        JsonNode value = JsonPaths.get(from, field.path());
        if (field.isGroup() && value.isObject()) {
          JsonPaths.set(values, field.path(), values(field.children(), value, wanted));
        } else if (field.isList()) {
          fillRows(field, value, values, wanted);
        } else if (!FieldCheck.isBlank(value)) {
          JsonPaths.set(values, field.path(), value);
        }
      }
    }
  }

  /** A list without rows is left out: the form then shows the empty row that it begins with. */
  private void fillRows(FormField list, JsonNode from, ObjectNode values, Predicate<FormField> wanted) {
    if (from.isArray() && !from.isEmpty()) {
      ArrayNode rows = json.createArrayNode();
      from.forEach(row -> rows.add(values(list.children(), row, wanted)));
      JsonPaths.set(values, list.path(), rows);
    }
  }
}
