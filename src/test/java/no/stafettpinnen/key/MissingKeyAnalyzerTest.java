package no.stafettpinnen.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** A start without a key ends with its one sentence and not with a stack trace. */
class MissingKeyAnalyzerTest {

  @Test
  void theSentenceIsAllThatIsSaid() {
    RuntimeException start = new IllegalStateException("The bean could not be made", new MissingKeyException("Set the key."));
    assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
        // Those of others may need more than there is here.
        .load(FailureAnalyzer.class, (type, name, failure) -> { })).filteredOn(MissingKeyAnalyzer.class::isInstance).singleElement()
        .satisfies(analyzer -> assertThat(analyzer.analyze(start).getDescription()).isEqualTo("Set the key."));
  }
}
