package no.stafettpinnen.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.stafettpinnen.support.TestDatabase;

/** The figures of one run, as a Markdown table on the screen and in {@code target/benchmark-<database>.md}. */
final class Table {

  private final List<String> lines = new ArrayList<>(List.of("| # | what | Stafettpinnen | bare engine | ratio | target |",
      "|---|---|---:|---:|---:|---|"));

  /** A row with a target for the ratio: at most, or at least, this much. */
  void row(String id, String what, double ours, double bare, String target) {
    lines.add(String.format(Locale.ROOT, "| %s | %s | %.2f | %.2f | **%.2f** | %s |", id, what, ours, bare, ours / bare, target));
  }

  /** A row with no ratio. */
  void row(String id, String what, String ours, String bare, String target) {
    lines.add(String.format("| %s | %s | %s | %s |  | %s |", id, what, ours, bare, target));
  }

  /** A row of two growing times: their exponents, and the ratio at the greatest size. */
  void growth(String id, String what, Growth ours, Growth other, String target) {
    lines.add(String.format(Locale.ROOT, "| %s | %s | %s; exponent **%.2f** | %s; exponent %.2f | **%.3f** | %s |", id, what, ours,
        ours.exponent(), other, other.exponent(), ours.last() / other.last(), target));
  }

  void print() {
    String database = TestDatabase.isPostgres() ? "postgres" : "h2";
    String text = String.join("\n", lines) + "\n";
    System.out.println("\nBenchmark on " + database + "\n" + text);
    try {
      Files.writeString(Path.of("target", "benchmark-" + database + ".md"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
