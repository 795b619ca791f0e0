package no.stafettpinnen.referral.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.stafettpinnen.referral.anonymity.AnonymityCorpus.Text;
import no.stafettpinnen.support.Rule;
import org.junit.jupiter.api.Test;

/** How much of what points to a person is found, and how much else, in the texts of {@link AnonymityCorpus}. */
class AnonymityCorpusTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final KnownNames NAMES = new KnownNames(Stream.concat(AnonymityCorpus.CHILD.stream(), AnonymityCorpus.ADULTS.stream()).toList(),
      AnonymityCorpus.UNIT, List.of(AnonymityCorpus.MUNICIPALITY));
  private static final Map<Kind, Double> LEAST_RECALL = Map.of(Kind.NUMBER, 0.98, Kind.PHONE, 0.98, Kind.EMAIL, 0.98, Kind.ADDRESS, 0.9,
      Kind.BIRTH_DATE, 0.95, Kind.NAME, 0.9);
  private static final Map<Kind, Double> LEAST_PRECISION = Map.of(Kind.NUMBER, 0.98, Kind.PHONE, 0.95, Kind.EMAIL, 0.98, Kind.ADDRESS, 0.9,
      Kind.BIRTH_DATE, 0.75, Kind.NAME, 0.75);
  private static final double MOST_CLEAN_REFUSED = 0.1;

  private record Score(List<Text> planted, List<Text> missed, List<String> right, List<String> wrong) {

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

  @Test
  @Rule({"R113", "R120"})
  void findsWhatPointsToAPersonAndLittleElse() throws IOException {
    Map<Kind, Score> scores = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      scores.put(kind, new Score());
    }
    List<Text> letThrough = new ArrayList<>();
    for (Text text : AnonymityCorpus.planted(0)) {
      if (score(text, scores).isEmpty()) {
        letThrough.add(text);
      }
    }
    long cleanRefused = AnonymityCorpus.clean().stream().filter(text -> !score(text, scores).isEmpty()).count();
    write(scores, letThrough, cleanRefused);

    scores.forEach((kind, score) -> {
      assertThat(score.planted()).as("planted %s", kind).hasSizeGreaterThanOrEqualTo(20);
      assertThat(score.recall()).as("recall of %s, see target/anonymity-report.txt", kind).isGreaterThanOrEqualTo(LEAST_RECALL.get(kind));
      assertThat(score.precision()).as("precision of %s", kind).isGreaterThanOrEqualTo(LEAST_PRECISION.get(kind));
    });
    assertThat(cleanRefused / 300.0).as("clean texts refused").isLessThanOrEqualTo(MOST_CLEAN_REFUSED);
  }

  /** Processor time: what else the machine does is no matter. */
  @Test
  void aLongTextMadeToBeSlowIsNot() {
    for (String part : List.of("a", "a-", "Ab ", "9", "9 ", "ni ", "a.", "12.3.", "Ab-Ab ", "født ", "a at ", "O ", "i 3. ")) {
      String text = part.repeat(100_000 / part.length());
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Identifiers.find(text, NAMES, TODAY);
      Duration used = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
      assertThat(used).as("100 000 characters of «%s»", part).isLessThan(Duration.ofSeconds(10));
    }
  }

  private static List<Finding> score(Text text, Map<Kind, Score> scores) {
    List<Finding> found = Identifiers.find(text.text(), NAMES, TODAY);
    if (!text.kind().isEmpty()) {
      Kind kind = Kind.valueOf(text.kind());
      scores.get(kind).planted().add(text);
      if (found.stream().noneMatch(one -> one.kind() == kind && overlaps(one, text))) {
        scores.get(kind).missed().add(text);
      }
    }
    for (Finding one : found) {
      String words = text.text().substring(one.from(), one.to()) + " | " + text.text();
      boolean planted = !text.kind().isEmpty() && overlaps(one, text);
      boolean right = planted && one.kind().name().equals(text.kind());
      Score score = scores.get(one.kind());
      (right ? score.right() : score.wrong()).add(words);
    }
    return found;
  }

  private static boolean overlaps(Finding found, Text text) {
    return found.from() < text.from() + text.planted().length() && text.from() < found.to();
  }

  private static void write(Map<Kind, Score> scores, List<Text> letThrough, long cleanRefused) throws IOException {
    StringBuilder report = new StringBuilder("Anonymity: 300 texts with one planted identifier each, 300 clean ones (no real people)\n\n");
    scores.forEach((kind, score) -> report.append("%-10s  recall %.3f (%d of %d)  precision %.3f (%d wrong)%n".formatted(kind, score.recall(),
        score.planted().size() - score.missed().size(), score.planted().size(), score.precision(), score.wrong().size())));
    report.append("%nPlanted texts let through: %d of 300. Clean texts refused: %d of 300.%n".formatted(letThrough.size(), cleanRefused));
    scores.forEach((kind, score) -> {
      score.missed().forEach(text -> report.append("%nmissed %s: «%s» in: %s".formatted(kind, text.planted(), text.text())));
      score.wrong().forEach(words -> report.append("%nwrongly %s: %s".formatted(kind, words)));
    });
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/anonymity-report.txt"), report.append('\n'));
    System.out.println(report.substring(0, report.indexOf("\n\n", 120)));
  }
}
