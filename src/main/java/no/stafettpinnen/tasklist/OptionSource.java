package no.stafettpinnen.tasklist;

import java.util.List;

/** Choices that come from data. A form names the source in a field's {@code valuesKey}. */
interface OptionSource {

  String name();

  List<Option> options(FormContext context);

  /** What to tell somebody whose answer is none of the choices. */
  default String refusal(FormContext context, String value) {
    return "Velg et av svarene i lista.";
  }
}
