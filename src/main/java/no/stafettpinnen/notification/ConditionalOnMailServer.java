package no.stafettpinnen.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** A bean that is there only where {@code spring.mail.host} names a mail server; an empty name is none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("!'${spring.mail.host:}'.isBlank()")
@interface ConditionalOnMailServer {
}
