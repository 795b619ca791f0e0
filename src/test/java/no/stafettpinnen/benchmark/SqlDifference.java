package no.stafettpinnen.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.stafettpinnen.support.SqlCounter.Count;
import no.stafettpinnen.support.SqlCounter.Statement;

/** What the difference from the bare engine is made of: a file to look for savings in, the dearest statement first. */
final class SqlDifference {

  private record Line(String sql, int ours, int bare, String from) {
  }

  private SqlDifference() {
  }

  /** Writes {@code target/benchmark-sql-<name>.tsv}. */
  static void write(Count bare, Count ours, String name) {
    Map<String, Integer> before = bySql(bare.all());
    Map<String, Integer> now = bySql(ours.all());
    List<String> lines = now.keySet().stream()
        .map(sql -> new Line(sql, now.get(sql), before.getOrDefault(sql, 0), origins(ours, sql)))
        .filter(line -> line.ours() != line.bare())
        .sorted(Comparator.comparingInt((Line line) -> line.bare() - line.ours()))
        .map(line -> "%d\t%d\t%d\t%s\t%s".formatted(line.ours() - line.bare(), line.ours(), line.bare(), line.from(), line.sql()))
        .toList();
    try {
      Files.write(Path.of("target", "benchmark-sql-" + name + ".tsv"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> bySql(List<Statement> all) {
    return all.stream().collect(Collectors.groupingBy(Statement::sql, TreeMap::new, Collectors.summingInt(Statement::executions)));
  }

  private static String origins(Count count, String sql) {
    return count.all().stream().filter(one -> one.sql().equals(sql))
        .collect(Collectors.groupingBy(Statement::from, TreeMap::new, Collectors.summingInt(Statement::executions))).toString();
  }
}
