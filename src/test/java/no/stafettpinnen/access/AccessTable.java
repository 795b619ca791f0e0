package no.stafettpinnen.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.stafettpinnen.access.EngineOperations.Operation;
import org.springframework.core.io.ClassPathResource;

/** {@code access-matrix.csv}: who may do what, one operation to a line and one {@link Relation} to a column. */
final class AccessTable {

  /**
   * @param method with {@code hal} behind it where the answer is asked for in Tasklist's own format, {@code text} for plain text
   * @param path   with {@code {task}}, {@code {case}} and so on for what the person asks about
   * @param answer status where the cell is {@code ok}
   * @param shows  what stands in the answer where the cell is {@code ok}
   */
  record Row(String door, String method, String path, String body, int answer, String shows, Map<Relation, String> cells) {

    String verb() {
      return method.split(" ")[0];
    }

    String accept() {
      return method.endsWith(" hal") ? "application/hal+json" : method.endsWith(" text") ? "text/plain" : null;
    }

    Operation operation() {
      return new Operation(verb(), path.replaceAll("\\?.*", "").replace("/engine/engine/default", "/engine/engine/{name}")
          .replaceAll("^(/camunda/api/(?:cockpit|tasklist|admin)/(?:plugin/\\w+|auth/user))/default", "$1/{engine}"));
    }

    String title() {
      return method + " " + path + (body.isEmpty() ? "" : " " + body);
    }
  }

  private static final int BEFORE_CELLS = 6;

  private AccessTable() {
  }

  static List<Row> read() {
    try {
      List<String> lines = new ClassPathResource("access-matrix.csv").getContentAsString(StandardCharsets.UTF_8).lines().toList();
      String[] header = lines.get(0).split(";");
      return lines.stream().skip(1).map(line -> row(header, line.split(";", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String[] header, String[] cells) {
    Map<Relation, String> expected = new EnumMap<>(Relation.class);
    for (int column = BEFORE_CELLS; column < header.length; column++) {
      expected.put(Relation.valueOf(header[column]), cells[column]);
    }
    if (expected.size() != Relation.values().length) {
      throw new IllegalStateException("A column is missing in access-matrix.csv");
    }
    return new Row(cells[0], cells[1], cells[2], cells[3], "-".equals(cells[4]) ? 0 : Integer.parseInt(cells[4]), cells[5], expected);
  }
}
