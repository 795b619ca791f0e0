package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.engine.DeployedForms.DeployedForm;
import no.stafettpinnen.referral.AnonymousReferrals.Written;
import org.springframework.stereotype.Component;

/** What is the same for a task's form and a start form: reads the drawn form, fills it, lays the draft over. */
@Component
class FormHost {

  /**
   * A form as the page shows it.
   *
   * @param opening tells this opening of what is begun in a case from others, until it is sent; null for other forms
   * @param who     whose the task is; null where there is no task
   */
  record Shown(String title, String help, String taskId, String caseId, boolean editable, String notice, JsonNode schema,
               JsonNode data, DraftState draft, UUID opening, Who who) {
  }

  /**
   * @param holder   name of whoever has taken the task; null where nobody has
   * @param services names of the services and leaders that it is for
   * @param duty     whether it stays with its holder, whatever a leader does
   */
  record Who(String holder, List<String> services, boolean duty) {
  }

  /** How far a draft is saved. */
  record DraftState(int version, OffsetDateTime savedAt) {

    static DraftState of(Drafts.Draft draft) {
      return new DraftState(draft.version(), draft.savedAt());
    }
  }

  private final ObjectMapper json;
  private final FormFill fill;
  private final FormValidator validator;

  FormHost(ObjectMapper json, FormFill fill, FormValidator validator) {
    this.json = json;
    this.fill = fill;
    this.validator = validator;
  }

  ObjectNode schema(DeployedForm form) {
    try {
      return (ObjectNode) json.readTree(form.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The drawn form without the questions that have only one answer. */
  ObjectNode shownSchema(ObjectNode schema, FormContext context) {
    return fill.withoutSingleChoices(schema, context);
  }

  /** Declared values, with what the draft says over them, and the choices from data. */
  ObjectNode shownData(ObjectNode schema, JsonNode current, JsonNode draft, FormContext context) {
    List<FormField> fields = fields(schema);
    ObjectNode data = fill.current(fields, current);
    if (draft != null) {
      JsonPaths.merge(data, fill.declared(fields, draft));
    }
    fill.addOptions(fields, data, context);
    return data;
  }

  /** @throws FormProblem when the form is not filled in as it is drawn */
  FormValidator.Accepted accept(ObjectNode schema, ObjectNode submitted, JsonNode current, FormContext context) {
    List<FormField> fields = fields(schema);
    fill.answerSingleChoices(fields, submitted, context);
    return validator.check(fields, submitted, fill.current(fields, current), context);
  }

  /** What of a draft belongs to the form; anything else a browser sends is not kept. */
  ObjectNode declared(ObjectNode schema, JsonNode data) {
    return fill.declared(fields(schema), data);
  }

  /** What was written in free text, field by field. */
  List<Written> freeTexts(ObjectNode schema, JsonNode data) {
    List<Written> texts = new ArrayList<>();
    freeTexts(fields(schema), data, "", texts);
    return texts;
  }

  private static void freeTexts(List<FormField> fields, JsonNode data, String prefix, List<Written> texts) {
    for (FormField field : fields) {
      String path = JsonPaths.join(prefix, field.path());
      JsonNode value = field.hasValue() ? JsonPaths.get(data, field.path()) : data;
      if (field.isList()) {
        for (int row = 0; row < value.size(); row++) {
          freeTexts(field.children(), value.get(row), path + "[" + row + "]", texts);
        }
      } else if (field.isGroup()) {
        freeTexts(field.children(), value, path, texts);
      } else if (field.isFreeText() && !field.isReadOnly() && value.isTextual()) {
        texts.add(new Written(path, field.label(), value.asText()));
      }
    }
  }

  private static List<FormField> fields(ObjectNode schema) {
    return FormField.of(schema.path("components"));
  }
}
