package no.stafettpinnen.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.stafettpinnen.access.AccessTable.Row;
import no.stafettpinnen.support.TestDatabase;

/** {@code target/access-matrix-<database>.md}: the table with what came, and how much was tried. */
class AccessReport {

  private final Map<Row, Map<Relation, String>> came = new HashMap<>();
  private int right;
  private int refused;
  private int notRefused;
  private int operations;
  private long operationsListed;

  void tried(Row row, Relation relation, String actual) {
    came.computeIfAbsent(row, key -> new EnumMap<>(Relation.class)).put(relation, row.cells().get(relation) + " (" + actual + ") WRONG");
  }

  void right(Row row, Relation relation) {
    right++;
    came.get(row).computeIfPresent(relation, (key, text) -> text.replace(" WRONG", ""));
  }

  void operations(int found, long listed) {
    operations = found;
    operationsListed = listed;
  }

  void refused(boolean asExpected) {
    if (asExpected) {
      refused++;
    } else {
      notRefused++;
    }
  }

  void write(List<Row> table) throws IOException {
    String database = TestDatabase.isPostgres() ? "postgres" : "h2";
    int cells = came.values().stream().mapToInt(Map::size).sum();
    String summary = "%d cells, %d as expected. %d operations of the engine's APIs, %d of them in the table; %d requests for the others, %d refused."
        .formatted(cells, right, operations, operationsListed, refused + notRefused, refused);
    String relations = Arrays.stream(Relation.values()).map(relation -> "- " + relation + ": " + relation.meaning())
        .collect(Collectors.joining("\n"));
    String head = "| operation | " + Arrays.stream(Relation.values()).map(Enum::name).collect(Collectors.joining(" | ")) + " |\n"
        + "|---".repeat(Relation.values().length + 1) + "|\n";
    String rows = table.stream().map(row -> "| " + row.title().replace("|", "\\|") + " | " + Arrays.stream(Relation.values())
        .map(relation -> came.getOrDefault(row, Map.of()).getOrDefault(relation, "not tried"))
        .collect(Collectors.joining(" | ")) + " |").collect(Collectors.joining("\n"));
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("access-matrix-" + database + ".md"),
        "# Access matrix on " + database + "\n\n" + summary + "\n\nEach cell: expected (status that came).\n\n" + relations + "\n\n"
            + head + rows + "\n");
    System.out.println("access matrix on " + database + ": " + summary);
  }
}
