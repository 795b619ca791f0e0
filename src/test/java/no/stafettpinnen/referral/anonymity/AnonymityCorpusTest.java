package no.stafettpinnen.referral.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.stafettpinnen.support.Rule;
import org.junit.jupiter.api.Test;

/** How much of what points to a person is found, and how much else, in the texts of {@link AnonymityCorpus}. */
class AnonymityCorpusTest {

  private static final KnownNames NAMES = new KnownNames(Stream.concat(AnonymityCorpus.CHILD.stream(), AnonymityCorpus.ADULTS.stream()).toList(),
      AnonymityCorpus.UNIT, List.of(AnonymityCorpus.MUNICIPALITY));
  private static final Map<Kind, Double> LEAST_RECALL = Map.of(Kind.NUMBER, 0.98, Kind.PHONE, 0.98, Kind.EMAIL, 0.98, Kind.ADDRESS, 0.9,
      Kind.BIRTH_DATE, 0.95, Kind.NAME, 0.9);
  private static final Map<Kind, Double> LEAST_PRECISION = Map.of(Kind.NUMBER, 0.98, Kind.PHONE, 0.95, Kind.EMAIL, 0.98, Kind.ADDRESS, 0.9,
      Kind.BIRTH_DATE, 0.75, Kind.NAME, 0.75);
  private static final double MOST_CLEAN_REFUSED = 0.1;

  @Test
  @Rule({"R113", "R120"})
  void findsWhatPointsToAPersonAndLittleElse() throws IOException {
    AnonymityScores scores = new AnonymityScores(AnonymityCorpus.planted(0), AnonymityCorpus.clean(), NAMES);
    scores.write("anonymity-report.txt", "Anonymity: 300 texts with one planted identifier each, 300 clean ones");

    scores.byKind().forEach((kind, score) -> {
      assertThat(score.planted()).as("planted %s", kind).hasSizeGreaterThanOrEqualTo(20);
      assertThat(score.recall()).as("recall of %s, see target/anonymity-report.txt", kind).isGreaterThanOrEqualTo(LEAST_RECALL.get(kind));
      assertThat(score.precision()).as("precision of %s", kind).isGreaterThanOrEqualTo(LEAST_PRECISION.get(kind));
    });
    assertThat(scores.cleanRefused()).as("clean texts refused").isLessThanOrEqualTo(MOST_CLEAN_REFUSED);
  }

  /** Processor time: what else the machine does is no matter. */
  @Test
  void aLongTextMadeToBeSlowIsNot() {
    for (String part : List.of("a", "a-", "Ab ", "9", "9 ", "ni ", "a.", "12.3.", "Ab-Ab ", "født ", "a at ", "O ", "i 3. ", "x y ", "a_at_", "første ")) {
      String text = part.repeat(100_000 / part.length());
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Identifiers.find(text, NAMES, AnonymityScores.TODAY);
      Duration used = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
      assertThat(used).as("100 000 characters of «%s»", part).isLessThan(Duration.ofSeconds(10));
    }
  }
}
