package no.stafettpinnen.engine;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * What an expression reaches while it runs: variables, the named beans, the bean's own methods, ids of the execution or task.
 * Any other object is a dead end: it has no properties, no methods and no class.
 */
class AllowedValues extends ELResolver {

  private final CompositeELResolver roots = new CompositeELResolver();
  private final BeanELResolver reflection = new BeanELResolver(true);

  AllowedValues(Map<Object, Object> beans) {
    roots.add(new VariableScopeElResolver());
    roots.add(new VariableContextElResolver());
    roots.add(new ReadOnlyMapELResolver(beans));
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (base == null) {
      return roots.getValue(context, null, property);
    }
    boolean readable = (base instanceof DelegateExecution || base instanceof DelegateTask)
        && property instanceof String name && AllowedExpressions.READABLE.contains(name);
    if (!readable) {
      throw new RefusedExpressionException(String.valueOf(property));
    }
    return reflection.getValue(context, base, property);
  }

  @Override
  public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
    if (!isOwnMethod(base, String.valueOf(method))) {
      throw new RefusedExpressionException(String.valueOf(method));
    }
    return reflection.invoke(context, base, method, types, arguments);
  }

  private static boolean isOwnMethod(Object base, String name) {
    Class<?> type = AopUtils.getTargetClass(base);
    return AnnotatedElementUtils.hasAnnotation(type, ProcessBean.class) && Stream.of(type.getMethods())
        .anyMatch(method -> method.getName().equals(name) && method.getDeclaringClass() != Object.class)
        && Stream.of(Object.class.getMethods()).noneMatch(method -> method.getName().equals(name));
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return Object.class;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    throw new RefusedExpressionException(String.valueOf(property));
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return null;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }
}
