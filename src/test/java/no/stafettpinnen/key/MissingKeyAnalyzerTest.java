package no.stafettpinnen.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** A start without a key ends with its one sentence and not with a stack trace. */
class MissingKeyAnalyzerTest {

  @Test
  void theSentenceIsAllThatIsSaid() {
    RuntimeException start = new IllegalStateException("The bean could not be made", new MissingKeyException("Set the key."));
    assertThat(SpringFactoriesLoader.loadFactories(FailureAnalyzer.class, null))
        .filteredOn(MissingKeyAnalyzer.class::isInstance).singleElement()
        .satisfies(analyzer -> assertThat(analyzer.analyze(start).getDescription()).isEqualTo("Set the key."));
  }
}
