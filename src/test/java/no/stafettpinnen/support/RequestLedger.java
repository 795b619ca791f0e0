package no.stafettpinnen.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every request that a security test sent, with what should come and what came, in one table:
 * {@code target/requests-tried-<database>.md}, written when the tests of a database end. It counts what was really sent.
 */
public final class RequestLedger {

  private record Row(String area, String who, String method, String path, String detail, String expected, String actual) {

    private String line() {
      return "| " + List.of(area, who, method, path, detail, expected, actual).stream().map(Row::cell)
          .collect(Collectors.joining(" | ")) + " |";
    }

    private static String cell(String text) {
      String line = text.replaceAll("\\p{Cntrl}", " ").replace("|", "\\|");
      return line.length() <= 160 ? line : line.substring(0, 157) + "...";
    }
  }

  private static final List<Row> ROWS = new ArrayList<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(RequestLedger::write));
  }

  private RequestLedger() {
  }

  /**
   * @param area what the request attacks, as {@code admin-setup}; rows are grouped by it
   * @param who who is logged in, or {@code nobody}; {@code java:kari} for a call to the Java API
   * @param path the path as sent, or the call
   * @param detail what is special about it: the spelling, the header, the key in the body
   * @param expected what may come, as {@code 404} or {@code 403/404}
   * @param actual what came
   */
  public static synchronized void record(String area, String who, String method, String path, String detail, Object expected,
      Object actual) {
    ROWS.add(new Row(area, who, method, path, detail, String.valueOf(expected), String.valueOf(actual)));
  }

  private static synchronized void write() {
    Map<String, Long> areas = ROWS.stream().collect(Collectors.groupingBy(Row::area, TreeMap::new, Collectors.counting()));
    if (areas.isEmpty()) {
      return;
    }
    StringBuilder report = new StringBuilder("# Requests tried\n\n" + ROWS.size() + " requests\n\n| area | requests |\n|---|---|\n");
    areas.forEach((area, count) -> report.append("| ").append(area).append(" | ").append(count).append(" |\n"));
    report.append("\n| area | who | method | path | detail | expected | actual |\n|---|---|---|---|---|---|---|\n");
    areas.keySet().forEach(area -> ROWS.stream().filter(row -> row.area().equals(area))
        .forEach(row -> report.append(row.line()).append('\n')));
    try {
      Files.writeString(Files.createDirectories(Path.of("target"))
          .resolve("requests-tried-" + (TestDatabase.isPostgres() ? "postgres" : "h2") + ".md"), report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
