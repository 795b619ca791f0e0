package no.stafettpinnen.tasklist;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the choices of a field, those drawn in the form and those from data. */
@Component
class FormOptions {

  private final Map<String, OptionSource> sources;

  FormOptions(List<OptionSource> sources) {
    this.sources = sources.stream().collect(Collectors.toMap(OptionSource::name, Function.identity()));
  }

  List<Option> of(FormField field, FormContext context) {
    return field.optionsName().map(name -> named(name, context)).orElseGet(field::staticOptions);
  }

  List<Option> named(String name, FormContext context) {
    return context.choices().computeIfAbsent(name, missing -> source(name).options(context));
  }

  /** What to tell somebody whose answer is none of the choices. */
  String refusal(FormField field, FormContext context, String value) {
    return field.optionsName().map(name -> source(name).refusal(context, value)).orElse("Velg et av svarene i lista.");
  }

  private OptionSource source(String name) {
    OptionSource source = sources.get(name);
    if (source == null) {
      throw new IllegalStateException("No option source is named " + name);
    }
    return source;
  }
}
