package no.stafettpinnen.engine;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.util.ReflectionUtils;

/**
 * A pattern that ends in an escape character makes PostgreSQL fail, but only where there is a row that begins like it: a question by
 * which anybody learns what is in rows that they do not see. The same for characters that no text has.
 */
class QueriesEndTheirPatterns implements CommandRule {

  private static final ClassValue<List<Field>> TEXTS = new ClassValue<>() {
    @Override
    protected List<Field> computeValue(Class<?> query) {
      List<Field> fields = new ArrayList<>();
      ReflectionUtils.doWithFields(query, field -> {
        ReflectionUtils.makeAccessible(field);
        fields.add(field);
      }, field -> field.getType() == String.class);
      return fields;
    }
  };

  @Override
  public void check(Command<?> command, CommandContext context) {
    if (command instanceof AbstractQuery<?, ?> query && QueriesHoldNoExpressions.parts(query).anyMatch(QueriesEndTheirPatterns::isUnended)) {
      throw new NotValidException("A pattern does not end in an escape character");
    }
  }

  private static boolean isUnended(String text) {
    int escapes = 0;
    for (int i = text.length() - 1; i >= 0 && text.charAt(i) == '\\'; i--) {
      escapes++;
    }
    return escapes % 2 == 1 || text.indexOf('\0') >= 0;
  }

  private static boolean isUnended(AbstractQuery<?, ?> query) {
    return TEXTS.get(query.getClass()).stream().map(field -> (String) ReflectionUtils.getField(field, query))
        .anyMatch(text -> text != null && isUnended(text));
  }
}
