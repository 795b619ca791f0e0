package no.stafettpinnen.production;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the reasons as a list, without a stack trace. */
class ProductionRefusalAnalyzer extends AbstractFailureAnalyzer<ProductionRefusal> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ProductionRefusal refusal) {
    return new FailureAnalysis(refusal.reasons().stream().map(reason -> "- " + reason)
        .collect(Collectors.joining("\n", "Stafettpinnen starter ikke:\n", "")), null, refusal);
  }
}
