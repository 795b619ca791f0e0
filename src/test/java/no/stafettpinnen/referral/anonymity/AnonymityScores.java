package no.stafettpinnen.referral.anonymity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.stafettpinnen.referral.anonymity.AnonymityCorpus.Text;

/** What the checker finds in a corpus: recall and precision by kind, and each text that it is wrong about, in a file. */
final class AnonymityScores {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  record Score(List<Text> planted, List<Text> missed, List<String> right, List<String> wrong) {

    private Score() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    double recall() {
      return planted.isEmpty() ? 1 : 1 - missed.size() / (double) planted.size();
    }

    double precision() {
      return right.isEmpty() && wrong.isEmpty() ? 1 : right.size() / (double) (right.size() + wrong.size());
    }
  }

  private final KnownNames names;
  private final Map<Kind, Score> byKind = new EnumMap<>(Kind.class);
  private final List<Text> letThrough = new ArrayList<>();
  private final double cleanRefused;

  AnonymityScores(List<Text> planted, List<Text> clean, KnownNames names) {
    this.names = names;
    for (Kind kind : Kind.values()) {
      byKind.put(kind, new Score());
    }
    planted.stream().filter(text -> score(text).isEmpty()).forEach(letThrough::add);
    this.cleanRefused = clean.stream().filter(text -> !score(text).isEmpty()).count() / (double) clean.size();
  }

  Map<Kind, Score> byKind() {
    return byKind;
  }

  /** Share of the clean texts. */
  double cleanRefused() {
    return cleanRefused;
  }

  private List<Finding> score(Text text) {
    List<Finding> found = Identifiers.find(text.text(), names, TODAY);
    if (!text.kind().isEmpty()) {
      Kind kind = Kind.valueOf(text.kind());
      byKind.get(kind).planted().add(text);
      if (found.stream().noneMatch(one -> one.kind() == kind && overlaps(one, text))) {
        byKind.get(kind).missed().add(text);
      }
    }
    for (Finding one : found) {
      String words = text.text().substring(one.from(), one.to()) + " | " + text.text();
      boolean planted = !text.kind().isEmpty() && overlaps(one, text);
      boolean right = planted && one.kind().name().equals(text.kind());
      Score score = byKind.get(one.kind());
      (right ? score.right() : score.wrong()).add(words);
    }
    return found;
  }

  private static boolean overlaps(Finding found, Text text) {
    return found.from() < text.from() + text.planted().length() && text.from() < found.to();
  }

  /** Writes the report to {@code target/}, and its figures to the console. */
  void write(String file, String title) throws IOException {
    StringBuilder report = new StringBuilder(title + " (no real people)\n\n");
    byKind.forEach((kind, score) -> report.append("%-10s  recall %.3f (%d of %d)  precision %.3f (%d wrong)%n".formatted(kind, score.recall(),
        score.planted().size() - score.missed().size(), score.planted().size(), score.precision(), score.wrong().size())));
    report.append("%nPlanted texts let through: %d. Clean texts refused: %.1f %%.%n".formatted(letThrough.size(), 100 * cleanRefused));
    System.out.println(report);
    byKind.forEach((kind, score) -> {
      score.missed().forEach(text -> report.append("%nmissed %s: «%s» in: %s".formatted(kind, text.planted(), text.text())));
      score.wrong().forEach(words -> report.append("%nwrongly %s: %s".formatted(kind, words)));
    });
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", file), report.append('\n'));
  }
}
