package no.stafettpinnen.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rules of the plans that a test proves, by their ids in {@code rules.csv}. The rule trace joins them with the diagrams. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Rule {

  String[] value();
}
