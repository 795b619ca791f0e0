package no.stafettpinnen.engine;

import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.Cache;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.TreeStore;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * The engine's expressions, shut twice: {@link AllowedExpressions} says what may be written, {@link AllowedValues} what may be
 * reached. Diagrams, decisions and queries all create their expressions here.
 */
class GuardedExpressionManager extends JuelExpressionManager {

  private static final int CACHED_EXPRESSIONS = 1000;

  /**
   * @param beans the beans by name
   * @param names their names, known before the beans are
   */
  GuardedExpressionManager(Map<Object, Object> beans, Collection<String> names) {
    super(beans);
    setExpressionFactory(new ExpressionFactoryImpl(new TreeStore(new AllowedExpressions(names), new Cache(CACHED_EXPRESSIONS))));
  }

  @Override
  protected ELResolver createElResolver() {
    return new AllowedValues(beans);
  }
}
