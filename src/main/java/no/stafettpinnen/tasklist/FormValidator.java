package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseEntry.Line;
import no.stafettpinnen.tasklist.FormProblem.FieldError;
import org.springframework.stereotype.Component;

/**
 * Checks what came from a browser against the form that was drawn: only declared fields, required ones filled in, each value
 * of its field's kind. Hidden and read-only fields are left out, whatever the browser sent for them.
 */
@Component
class FormValidator {

  private static final int MOST_ROWS = 30;
  private static final int MOST_ERRORS = 50;
  /** Property of a field that stays out of the stafettlogg, which others read too. */
  private static final String OUTSIDE_LOG = "outsideLog";

  /** What may be taken in: the declared values, and the same as label and text for people. */
  record Accepted(ObjectNode data, List<Line> readable) {
  }

  private final ObjectMapper json;
  private final Feel feel;
  private final FieldCheck fieldCheck;

  FormValidator(ObjectMapper json, Feel feel, FieldCheck fieldCheck) {
    this.json = json;
    this.feel = feel;
    this.fieldCheck = fieldCheck;
  }

  /**
   * @param shown what the host put into the form's fields when it was opened, for conditions that look at read-only fields
   * @throws FormProblem when something is wrong, with every field that is
   */
  Accepted check(List<FormField> form, ObjectNode submitted, ObjectNode shown, FormContext context) {
    ObjectNode all = shown.deepCopy();
    JsonPaths.merge(all, submitted);
    restoreReadOnly(form, false, all, shown, List.of());
    Pass pass = new Pass(json.convertValue(all, new TypeReference<>() { }), context);
    ObjectNode accepted = json.createObjectNode();
    pass.fields(form, submitted, accepted, "", pass.readable);
    JsonPaths.leaves(submitted).stream().filter(path -> !pass.known.contains(JsonPaths.withoutIndexes(path)))
        .limit(MOST_ERRORS)
        .forEach(path -> pass.errors.add(new FieldError(path, "Skjemaet har ikke dette feltet.")));
    if (!pass.errors.isEmpty()) {
      throw FormProblem.invalid(pass.errors);
    }
    return new Accepted(accepted, pass.readable);
  }

  /** What somebody sends for a read-only field must not decide which other fields are asked. */
  private static void restoreReadOnly(List<FormField> fields, boolean within, ObjectNode all, ObjectNode shown, List<String> prefix) {
    for (FormField field : fields) {
      List<String> path = Stream.concat(prefix.stream(), field.path().stream()).toList();
      boolean readOnly = within || field.isReadOnly();
      if (field.isGroup()) {
        restoreReadOnly(field.children(), readOnly, all, shown, path);
      } else if (readOnly && field.hasValue()) {
        JsonNode own = JsonPaths.get(shown, path);
        JsonPaths.set(all, path, own.isMissingNode() ? NullNode.getInstance() : own);
      }
    }
  }

  /** One walk through the form. */
  private final class Pass {

    private final Map<String, Object> conditionData;
    private final FormContext context;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<Line> readable = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    private Pass(Map<String, Object> conditionData, FormContext context) {
      this.conditionData = conditionData;
      this.context = context;
    }

    private void fields(List<FormField> fields, JsonNode submitted, ObjectNode accepted, String prefix, List<Line> lines) {
      for (FormField field : fields) {
        if (field.isGroup() || field.hasValue()) {
          field(field, submitted, accepted, prefix, lines);
        }
      }
    }

    private void field(FormField field, JsonNode submitted, ObjectNode accepted, String prefix, List<Line> lines) {
      String path = JsonPaths.join(prefix, field.path());
      boolean hidden = field.hideCondition().filter(condition -> feel.isTrue(condition, conditionData)).isPresent();
      if (hidden || field.isReadOnly()) {
        know(field, path);
      } else if (field.isGroup()) {
        group(field, submitted, accepted, path, lines);
      } else if (field.isList()) {
        list(field, submitted, accepted, path, lines);
      } else {
        known.add(JsonPaths.withoutIndexes(path));
        single(field, JsonPaths.get(submitted, field.path()), accepted, path, lines);
      }
    }

    private void group(FormField field, JsonNode submitted, ObjectNode accepted, String path, List<Line> lines) {
      if (field.path().isEmpty()) {
        fields(field.children(), submitted, accepted, path, lines);
      } else {
        ObjectNode inner = json.createObjectNode();
        fields(field.children(), JsonPaths.get(submitted, field.path()), inner, path, lines);
        if (!inner.isEmpty()) {
          JsonPaths.set(accepted, field.path(), inner);
        }
      }
    }

    private void list(FormField field, JsonNode submitted, ObjectNode accepted, String path, List<Line> lines) {
      JsonNode rows = JsonPaths.get(submitted, field.path());
      know(field, path);
      if (rows.isMissingNode() || !rows.isArray() || rows.isEmpty()) {
        if (!field.json().path("allowAddRemove").asBoolean(true) || field.property("required").isPresent()) {
          errors.add(new FieldError(path, "Legg til minst én rad."));
        }
        return;
      }
      if (rows.size() > MOST_ROWS) {
        errors.add(new FieldError(path, "Det kan være høyst " + MOST_ROWS + " rader."));
        return;
      }
      ArrayNode acceptedRows = json.createArrayNode();
      for (int row = 0; row < rows.size(); row++) {
        ObjectNode acceptedRow = json.createObjectNode();
        List<Line> rowLines = new ArrayList<>();
        fields(field.children(), rows.get(row), acceptedRow, path + "[" + row + "]", rowLines);
        acceptedRows.add(acceptedRow);
        int number = row + 1;
        rowLines.forEach(line -> lines.add(new Line(field.label() + " " + number + ": " + line.label(), line.value())));
      }
      JsonPaths.set(accepted, field.path(), acceptedRows);
    }

    private void single(FormField field, JsonNode value, ObjectNode accepted, String path, List<Line> lines) {
      Optional<String> error = fieldCheck.error(field, value, context);
      if (error.isPresent()) {
        errors.add(new FieldError(path, error.get()));
      } else if (!FieldCheck.isBlank(value) && field.isKept()) {
        JsonPaths.set(accepted, field.path(), value);
        if (field.property(OUTSIDE_LOG).isEmpty()) {
          lines.add(new Line(field.label(), fieldCheck.readable(field, value, context)));
        }
      }
    }

    private void know(FormField field, String path) {
      if (field.hasValue() && !field.isGroup()) {
        known.add(JsonPaths.withoutIndexes(path));
      }
      field.children().forEach(child -> know(child, JsonPaths.join(path, child.path())));
    }
  }
}
