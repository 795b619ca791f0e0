package no.stafettpinnen.engine;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.query.Query;
import org.springframework.util.ReflectionUtils;

/**
 * A query that a person sends holds values. The engine would evaluate expressions in it, in its {@code or} parts even when that
 * is turned off (CVE-2026-109432). A query is looked for in the command itself, in what the command carries, and in the stored filter
 * that it names.
 */
class QueriesHoldNoExpressions implements CommandRule {

  private static final Field STORED = ReflectionUtils.findField(AbstractExecuteFilterCmd.class, "filterId");

  static {
    ReflectionUtils.makeAccessible(STORED);
  }

  private static final ClassValue<List<Field>> CARRIERS = new ClassValue<>() {
    @Override
    protected List<Field> computeValue(Class<?> command) {
      List<Field> fields = new ArrayList<>();
      ReflectionUtils.doWithFields(command, field -> {
        ReflectionUtils.makeAccessible(field);
        fields.add(field);
      }, field -> Query.class.isAssignableFrom(field.getType()) || Filter.class.isAssignableFrom(field.getType()));
      return fields;
    }
  };

  @Override
  public void check(Command<?> command, CommandContext context) {
    if (command instanceof Query<?, ?> query) {
      refuseExpressions(query);
      return;
    }
    if (command instanceof AbstractExecuteFilterCmd) {
      Filter stored = context.getFilterManager().findFilterById((String) ReflectionUtils.getField(STORED, command));
      if (stored != null) {
        refuseExpressions(stored.getQuery());
      }
    }
    for (Field carrier : CARRIERS.get(command.getClass())) {
      Object carried = ReflectionUtils.getField(carrier, command);
      refuseExpressions(carried instanceof Filter filter ? filter.getQuery() : (Query<?, ?>) carried);
    }
  }

  private static void refuseExpressions(Query<?, ?> carried) {
    if (carried instanceof AbstractQuery<?, ?> query
        && parts(query).anyMatch(part -> !part.getExpressions().isEmpty())) {
      throw new NotValidException("A query holds values, not expressions");
    }
  }

  /** The query and its {@code or} parts. */
  static Stream<AbstractQuery<?, ?>> parts(AbstractQuery<?, ?> query) {
    return Stream.concat(Stream.of(query), alternatives(query));
  }

  private static Stream<? extends AbstractQuery<?, ?>> alternatives(AbstractQuery<?, ?> query) {
    if (query instanceof TaskQueryImpl tasks) {
      return tasks.getQueries().stream();
    }
    if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
      return tasks.getQueries().stream();
    }
    if (query instanceof ProcessInstanceQueryImpl instances) {
      return instances.getQueries().stream();
    }
    return query instanceof HistoricProcessInstanceQueryImpl instances ? instances.getQueries().stream() : Stream.empty();
  }
}
