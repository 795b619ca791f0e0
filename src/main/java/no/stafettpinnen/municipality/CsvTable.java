package no.stafettpinnen.municipality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;

/** A small UTF-8 table of ours: header line, commas, no quotes. */
public final class CsvTable {

  private CsvTable() {
  }

  /** The rows as column name to value; an empty cell is an empty string. */
  public static List<Map<String, String>> read(Resource resource) {
    try {
      List<String> lines = resource.getContentAsString(StandardCharsets.UTF_8).lines().toList();
      String[] header = lines.get(0).split(",", -1);
      return lines.stream().skip(1).map(line -> row(header, line.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of a cell; none for an empty one. */
  public static List<String> words(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.trim().split("\\s+"));
  }

  private static Map<String, String> row(String[] header, String[] cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int column = 0; column < header.length; column++) {
      row.put(header[column], cells[column]);
    }
    return row;
  }
}
