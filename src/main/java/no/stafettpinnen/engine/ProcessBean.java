package no.stafettpinnen.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/** A bean that diagrams may call by name. No other bean can be reached from an expression in a diagram or a query. */
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProcessBean {

  /** The name that stands in the diagram. */
  @AliasFor(annotation = Component.class)
  String value();
}
