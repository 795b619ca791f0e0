package no.stafettpinnen.tasklist;

import java.util.Map;
import no.stafettpinnen.engine.ReadOnceFeel;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.springframework.stereotype.Component;

/** Evaluates the conditions in forms, in the same language as the browser does. */
@Component
class Feel {

  private final FeelEngineApi engine = new FeelEngineApi(new ReadOnceFeel(library()));

  private static FeelEngine library() {
    FeelEngineBuilder settings = FeelEngineBuilder.forJava();
    return new FeelEngine(settings.functionProvider(), settings.valueMapper(), settings.configuration(), settings.clock());
  }

  /** @param expression with or without the leading equals sign; anything but true counts as false */
  boolean isTrue(String expression, Map<String, Object> data) {
    String plain = expression.startsWith("=") ? expression.substring(1) : expression;
    EvaluationResult result = engine.evaluateExpression(plain, data);
    return result.isSuccess() && Boolean.TRUE.equals(result.result());
  }
}
