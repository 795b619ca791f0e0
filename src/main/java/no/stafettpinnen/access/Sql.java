package no.stafettpinnen.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** SQL that is put together from parts, each with its own parameters. */
final class Sql {

  private final StringBuilder text = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  Sql(String text, Object... parameters) {
    add(text, parameters);
  }

  Sql add(String more, Object... itsParameters) {
    text.append(more).append(' ');
    parameters.addAll(List.of(itsParameters));
    return this;
  }

  Sql add(Sql more) {
    return add(more.text.toString(), more.parameters.toArray());
  }

  /** {@code IN} these values; nothing is in an empty list. */
  Sql in(Collection<?> values) {
    return values.isEmpty() ? add("IN (NULL)")
        : add("IN (" + "?, ".repeat(values.size() - 1) + "?)", values.toArray());
  }

  String text() {
    return text.toString();
  }

  List<Object> parameters() {
    return List.copyOf(parameters);
  }
}
