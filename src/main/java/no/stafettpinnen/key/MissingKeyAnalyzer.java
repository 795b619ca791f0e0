package no.stafettpinnen.key;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the application does not start without a key. */
class MissingKeyAnalyzer extends AbstractFailureAnalyzer<MissingKeyException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, MissingKeyException cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
