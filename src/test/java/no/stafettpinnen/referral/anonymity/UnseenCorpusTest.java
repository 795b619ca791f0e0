package no.stafettpinnen.referral.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.stafettpinnen.support.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checker on texts that it was not made with, by somebody who had read it: {@link UnseenCorpus}. */
class UnseenCorpusTest {

  private static final KnownNames NAMES = new KnownNames(Stream.concat(UnseenCorpus.CHILD.stream(), UnseenCorpus.ADULTS.stream()).toList(),
      UnseenCorpus.UNIT, List.of(UnseenCorpus.MUNICIPALITY));

  private static final Map<Kind, Double> LEAST_RECALL = Map.of(Kind.NUMBER, 0.98, Kind.PHONE, 0.98, Kind.EMAIL, 0.98, Kind.ADDRESS, 0.95,
      Kind.BIRTH_DATE, 0.95, Kind.NAME, 0.95);
  private static final double MOST_CLEAN_REFUSED = 0.05;

  /**
   * The first time, with the checker as its own corpus had made it, recall was 0.860 of the numbers, 0.920 of the phones, 0.940 of the
   * e-mails, 0.980 of the addresses, 0.840 of the dates of birth and 0.960 of the names; 5.7 % of the clean texts were refused. What was
   * missed has been mended since, so the floors below only keep it from being lost again.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  @Rule({"R113", "R120"})
  void findsWhatItWasNotMadeWith(int other) throws IOException {
    AnonymityScores scores = new AnonymityScores(UnseenCorpus.planted(other), UnseenCorpus.clean(other), NAMES);
    scores.write("anonymity-unseen-report-" + other + ".txt", "Anonymity, other people's texts, " + other);
    scores.byKind().forEach((kind, score) ->
        assertThat(score.recall()).as("recall of %s, see target/anonymity-unseen-report-%d.txt", kind, other).isGreaterThanOrEqualTo(LEAST_RECALL.get(kind)));
    assertThat(scores.cleanRefused()).as("clean texts refused").isLessThanOrEqualTo(MOST_CLEAN_REFUSED);
  }
}
