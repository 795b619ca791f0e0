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
    OptionSource source = sources.get(name);
    if (source == null) {
      throw new IllegalStateException("No option source is named " + name);
    }
    return context.choices().computeIfAbsent(name, missing -> source.options(context));
  }
}
