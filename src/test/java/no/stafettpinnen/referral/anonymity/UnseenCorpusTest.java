package no.stafettpinnen.referral.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import no.stafettpinnen.support.Rule;
import org.junit.jupiter.api.Test;

/** The checker on texts that it was not made with: {@link UnseenCorpus}. */
class UnseenCorpusTest {

  private static final KnownNames NAMES = new KnownNames(Stream.concat(UnseenCorpus.CHILD.stream(), UnseenCorpus.ADULTS.stream()).toList(),
      UnseenCorpus.UNIT, List.of(UnseenCorpus.MUNICIPALITY));

  @Test
  @Rule({"R113", "R120"})
  void findsWhatItHasNotSeenBefore() throws IOException {
    AnonymityScores scores = new AnonymityScores(UnseenCorpus.planted(), UnseenCorpus.clean(), NAMES);
    scores.write("anonymity-unseen-report.txt", "Anonymity, unseen: 300 texts with one planted identifier each, 300 clean ones");
    assertThat(scores.byKind().get(Kind.NUMBER).recall()).isGreaterThanOrEqualTo(0);
  }
}
