package no.stafettpinnen.tasklist;

import java.util.List;

/** Choices that come from data. A form names the source in a field's {@code valuesKey}. */
interface OptionSource {

  String name();

  List<Option> options(FormContext context);
}
