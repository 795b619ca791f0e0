package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Checks one value against its field. Dates may carry the properties {@code earliest} and {@code latest}: ISO periods from
 * today, such as {@code P1D}.
 */
@Component
class FieldCheck {

  private static final int LONGEST_LINE = 1_000;
  private static final int LONGEST_TEXT = 100_000;
  /** Spaces of all kinds and characters that are not to be seen. */
  private static final Pattern NOTHING = Pattern.compile("[\\p{Z}\\p{C}]*");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]");
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 1, 1);
  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.forLanguageTag("nb-NO"));

  private final FormOptions options;
  private final Clock clock;

  FieldCheck(FormOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  static boolean isBlank(JsonNode value) {
    return value == null || value.isMissingNode() || value.isNull() || value.isTextual() && NOTHING.matcher(value.asText()).matches()
        || value.isArray() && value.isEmpty();
  }

  /** One Norwegian sentence that says what is wrong, or empty. */
  Optional<String> error(FormField field, JsonNode value, FormContext context) {
    if (isBlank(value)) {
      return requiredError(field);
    }
    return switch (field.type()) {
      case "textfield" -> textError(field, value, LONGEST_LINE);
      case "textarea" -> textError(field, value, LONGEST_TEXT);
      case "number" -> numberError(field, value);
      case "datetime" -> dateError(field, value);
      case "checkbox" -> value.isBoolean()
          ? value.asBoolean() ? Optional.empty() : requiredError(field)
          : Optional.of("Feltet kan bare være krysset av eller ikke.");
      case "radio", "select" -> isOption(field, value, context)
          ? Optional.empty() : Optional.of(options.refusal(field, context, value.asText()));
      case "checklist", "taglist" -> value.isArray() && allOptions(field, value, context)
          ? Optional.empty() : Optional.of("Velg blant svarene i lista.");
      default -> Optional.of("Feltet kan ikke fylles ut.");
    };
  }

  /** The value as people read it. */
  String readable(FormField field, JsonNode value, FormContext context) {
    return switch (field.type()) {
      case "datetime" -> LocalDate.parse(value.asText()).format(DATE);
      case "checkbox" -> value.asBoolean() ? "Ja" : "Nei";
      case "radio", "select" -> labelOf(field, value.asText(), context);
      case "checklist", "taglist" -> {
        List<String> labels = new ArrayList<>();
        value.forEach(one -> labels.add(labelOf(field, one.asText(), context)));
        yield String.join(", ", labels);
      }
      default -> value.asText();
    };
  }

  private static Optional<String> requiredError(FormField field) {
    return field.validate().path("required").asBoolean() ? Optional.of("Fyll ut dette feltet.") : Optional.empty();
  }

  private static Optional<String> textError(FormField field, JsonNode value, int longest) {
    if (!value.isTextual()) {
      return Optional.of("Skriv tekst her.");
    }
    String text = value.asText();
    if (CONTROL.matcher(text).find()) {
      return Optional.of("Teksten har tegn som ikke kan lagres. Skriv den på nytt.");
    }
    int max = field.validate().path("maxLength").asInt(longest);
    int min = field.validate().path("minLength").asInt(0);
    if (text.length() > max) {
      return Optional.of("Teksten kan ha høyst " + max + " tegn.");
    }
    if (text.length() < min) {
      return Optional.of("Teksten må ha minst " + min + " tegn.");
    }
    String pattern = field.validate().path("pattern").asText("");
    return pattern.isEmpty() || Pattern.matches(pattern, text) ? Optional.empty()
        : Optional.of("Teksten er ikke skrevet slik feltet krever.");
  }

  private static Optional<String> numberError(FormField field, JsonNode value) {
    if (!value.isNumber()) {
      return Optional.of("Skriv et tall.");
    }
    BigDecimal number = value.decimalValue();
    JsonNode min = field.validate().path("min");
    JsonNode max = field.validate().path("max");
    if (min.isNumber() && number.compareTo(min.decimalValue()) < 0) {
      return Optional.of("Tallet må være minst " + min.asText() + ".");
    }
    return max.isNumber() && number.compareTo(max.decimalValue()) > 0
        ? Optional.of("Tallet kan være høyst " + max.asText() + ".") : Optional.empty();
  }

  private Optional<String> dateError(FormField field, JsonNode value) {
    LocalDate date;
    try {
      date = LocalDate.parse(value.asText());
    } catch (DateTimeParseException e) {
      return Optional.of("Velg en dato.");
    }
    if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
      return Optional.of("Velg en dato.");
    }
    LocalDate today = LocalDate.now(clock);
    Optional<LocalDate> earliest = field.property("earliest").map(period -> today.plus(Period.parse(period)));
    Optional<LocalDate> latest = field.property("latest").map(period -> today.plus(Period.parse(period)));
    if (earliest.filter(date::isBefore).isPresent()) {
      return Optional.of("Datoen må være tidligst " + earliest.get().format(DATE) + ".");
    }
    return latest.filter(date::isAfter).isPresent()
        ? Optional.of("Datoen kan være senest " + latest.get().format(DATE) + ".") : Optional.empty();
  }

  private boolean isOption(FormField field, JsonNode value, FormContext context) {
    return options.of(field, context).stream().anyMatch(option -> option.value().equals(value.asText()));
  }

  private boolean allOptions(FormField field, JsonNode values, FormContext context) {
    for (JsonNode value : values) {
      if (!isOption(field, value, context)) {
        return false;
      }
    }
    return true;
  }

  private String labelOf(FormField field, String value, FormContext context) {
    return options.of(field, context).stream().filter(option -> option.value().equals(value)).map(Option::label)
        .findFirst().orElse(value);
  }
}
