package no.stafettpinnen.engine;

import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.collection.immutable.List$;
import camundajar.impl.scala.util.Either;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;

/**
 * The language of decision tables and of conditions in forms, read once: the library reads each expression and builds its table of
 * functions anew at each evaluation, which took a quarter of the time of a completed task. What an expression answers is never
 * kept. Whatever does not succeed is left to the library, with its words.
 */
public class ReadOnceFeel extends FeelEngine {

  /** Expressions come from what is deployed. */
  private static final int MOST = 2_000;

  private final FeelInterpreter interpreter;
  private final FunctionProvider functions;
  private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
  private final Map<String, Either<Failure, ParsedExpression>> unaryTests = new ConcurrentHashMap<>();

  /** The same settings as {@code library}. */
  public ReadOnceFeel(FeelEngine library) {
    super(library.functionProvider(), library.valueMapper(), library.configuration(), library.clock());
    interpreter = new FeelInterpreter(valueMapper());
    functions = EvalContext.create(valueMapper(), new FunctionProvider.CompositeFunctionProvider(
        both(new BuiltinFunctions(clock(), valueMapper()), functionProvider()))).functionProvider();
  }

  private static List<FunctionProvider> both(FunctionProvider first, FunctionProvider second) {
    return List$.MODULE$.<FunctionProvider>empty().$colon$colon(second).$colon$colon(first);
  }

  @Override
  public Either<Failure, ParsedExpression> parseExpression(String text) {
    return once(expressions, text, super::parseExpression);
  }

  @Override
  public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
    return once(unaryTests, text, super::parseUnaryTests);
  }

  @Override
  public EvaluationResult evaluate(ParsedExpression expression, Context variables) {
    try {
      EvalContext context = new EvalContext(valueMapper(), EvalContext.empty(valueMapper()).variableProvider(), functions,
          new EvaluationFailureCollector()).merge(variables);
      Val value = interpreter.eval(expression.expression(), context);
      if (!(value instanceof ValError) && !(value instanceof ValFatalError) && context.failureCollector().failures().isEmpty()) {
        return new SuccessfulEvaluationResult(valueMapper().unpackVal(value), context.failureCollector().failures());
      }
    } catch (RuntimeException | StackOverflowError failed) {
      return super.evaluate(expression, variables);
    }
    return super.evaluate(expression, variables);
  }

  private static Either<Failure, ParsedExpression> once(Map<String, Either<Failure, ParsedExpression>> known, String text,
      Function<String, Either<Failure, ParsedExpression>> read) {
    Either<Failure, ParsedExpression> before = known.get(text);
    if (before != null) {
      return before;
    }
    Either<Failure, ParsedExpression> now = read.apply(text);
    if (known.size() < MOST) {
      known.put(text, now);
    }
    return now;
  }
}
